'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { pollInterval } from '@/components/live/poll';
import { Pane } from '@/components/overview/pane';
import { formatClock, formatDay } from '@/components/time/format-instant';
import { useNow } from '@/components/time/now';
import { Time } from '@/components/time/time';
import { useZone } from '@/components/time/zone-context';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { fetchNextRuns } from './next-runs-query';
import { nextTimes } from './next-times';

interface NextRunsProps {
  schedule: Schedule;
  /** What the server painted. */
  painted: string[];
}

/** When it fires next, by the worker's own walk. */
export function NextRuns({ schedule, painted }: NextRunsProps) {
  const { cronExpression, enabled, id, nextFireAt, pausedUntil, timezone } = schedule;
  const { zone } = useZone();
  const { data } = useQuery({
    initialData: painted,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => fetchNextRuns(schedule, signal),
    queryKey: ['schedule', id, 'next-runs', cronExpression, timezone, enabled, pausedUntil],
    refetchInterval: pollInterval,
  });
  const times = nextTimes(data, enabled ? nextFireAt : null);
  return (
    <Pane title="Next runs" about={zone}>
      {times.length === 0 || (enabled && nextFireAt === null) ? (
        <p className="text-text-muted">
          {enabled ? 'None: it never fires again.' : 'None while it is paused.'}
        </p>
      ) : (
        <ol aria-label="Next runs" className="grid grid-cols-[max-content_max-content_1fr] gap-x-4">
          {times.map((time) => (
            <Line key={time} at={time} zone={zone} />
          ))}
        </ol>
      )}
    </Pane>
  );
}

function Line({ at, zone }: { at: string; zone: string }) {
  const nowMs = useNow();
  const atMs = Date.parse(at);
  return (
    <li className="col-span-3 grid h-[26px] grid-cols-subgrid items-center tabular-nums">
      <span className="whitespace-nowrap">{formatDay(atMs, zone, nowMs)}</span>
      <span className="mono">{formatClock(atMs, zone)}</span>
      <Time at={at} className="justify-self-end text-text-muted" />
    </li>
  );
}
