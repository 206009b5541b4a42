import { formatRelative } from '@/components/time/format-instant';
import type { CronPreview } from '@/lib/domain/recurrence/preview-cron';

const count = new Intl.NumberFormat('en-US');

/** `13 calls a month, first in 1 d 17 h`; "no call" when it never fires. */
export function callsPhrase(preview: CronPreview, nowMs: number): string {
  const first = preview.nextMs[0];
  if (first === undefined) return 'No call, ever';
  const calls = preview.callsPerMonth;
  const perMonth =
    calls === 0
      ? 'Less than a call a month'
      : `${count.format(calls)} ${calls === 1 ? 'call' : 'calls'} a month`;
  return `${perMonth} · first ${formatRelative(first, nowMs)}`;
}

/** A warning as a headline and what it means: its message is "headline: meaning". */
export function splitWarning(message: string): { title: string; text: string } {
  const [title = '', ...rest] = message.split(': ');
  const text = rest.join(': ');
  return text === ''
    ? { title, text }
    : { title: `${title}.`, text: text.charAt(0).toUpperCase() + text.slice(1) };
}
