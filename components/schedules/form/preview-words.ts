import { formatRelative } from '@/components/time/format-instant';
import type { CronPreview } from '@/lib/domain/recurrence/preview-cron';
import type { PreviewWarningCode } from '@/lib/domain/recurrence/preview-warning';

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

const TITLES: Record<PreviewWarningCode, string> = {
  dst_gap: 'Clocks go forward.',
  dst_overlap: 'Clocks go back.',
  hash_without_schedule: 'H is not fixed yet.',
  never_fires: 'It never fires.',
  skips_months: 'Not every month.',
  too_often: 'That is often.',
};

export const warningTitle = (code: PreviewWarningCode): string => TITLES[code];
