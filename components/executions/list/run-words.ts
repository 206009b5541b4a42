import { formatExact } from '@/components/time/format-instant';
import type { Trigger } from '@/lib/domain/execution';
import type { RunPlace, Span } from './run-place';

/** Values of the URL's `status`, sorted, and how people say them. */
export const OUTCOMES = [
  { label: 'Any outcome', value: '' },
  { label: 'Failed', value: 'failed' },
  { label: 'Succeeded', value: 'succeeded' },
  { label: 'Cancelled', value: 'cancelled' },
  { label: 'Not ended yet', value: 'pending,retrying,running,waiting' },
  { label: 'Running', value: 'running' },
  { label: 'Retrying', value: 'retrying' },
];

export const SPAN_OPTIONS: readonly { label: string; value: Span | '' }[] = [
  { label: 'Any time', value: '' },
  { label: 'Last hour', value: '1h' },
  { label: 'Last 24 h', value: '24h' },
  { label: 'Last 7 days', value: '7d' },
  { label: 'Last 30 days', value: '30d' },
];

export const STARTED_BY: Record<Trigger, string> = {
  adopted: 'Adopted',
  backfill: 'Backfill',
  dependency: 'Another run',
  manual: 'By hand',
  replay: 'Replay',
  schedule: 'Its schedule',
};

export interface FilterWords {
  key: string;
  label: string;
  /** The place without it. */
  without: Partial<RunPlace>;
}

/** What a list is kept to, in words. `scheduleName` is of the schedule that it is kept to, as far as that is known. */
export function filterWords(
  place: RunPlace,
  { scheduleName, zone }: { scheduleName: string | null; zone: string },
): FilterWords[] {
  const { agent, from, q, schedule, since, to, trigger } = place;
  const status = place.status.toSorted().join(',');
  const outcome = OUTCOMES.find(({ value }) => value === status)?.label ?? status.replaceAll(',', ', ');
  const span = SPAN_OPTIONS.find(({ value }) => value === since)?.label;
  const found: (FilterWords | null)[] = [
    q === '' ? null : { key: 'q', label: `Error has “${q}”`, without: { q: '' } },
    status === '' ? null : { key: 'status', label: outcome, without: { status: [] } },
    since === null ? null : { key: 'since', label: span ?? since, without: { since: null } },
    // A span counts from now, and wins.
    from === '' || since !== null
      ? null
      : { key: 'from', label: `From ${minuteOf(from, zone)}`, without: { from: '' } },
    to === '' ? null : { key: 'to', label: `Until ${minuteOf(to, zone)}`, without: { to: '' } },
    schedule === '' ? null : { key: 'schedule', label: scheduleName ?? schedule, without: { schedule: '' } },
    agent === '' ? null : { key: 'agent', label: agent, without: { agent: '' } },
    trigger === null
      ? null
      : { key: 'trigger', label: `Started by: ${STARTED_BY[trigger]}`, without: { trigger: null } },
  ];
  return found.filter((words) => words !== null);
}

/** `2026-03-02 12:00`; what is no instant stays as it is. */
function minuteOf(instant: string, zone: string): string {
  const atMs = Date.parse(instant);
  return Number.isNaN(atMs) ? instant : formatExact(atMs, zone).slice(0, 16);
}
