'use client';

import type { Schedule } from '@/lib/contracts/schedule-view';
import { NextRun } from '../next-run';

/** `next in 48 s`, second by second. */
export function Countdown({
  schedule,
}: {
  schedule: Pick<Schedule, 'enabled' | 'nextFireAt' | 'pausedUntil' | 'timezone'>;
}) {
  if (!schedule.enabled) {
    return schedule.pausedUntil === null ? null : <NextRun schedule={schedule} />;
  }
  if (schedule.nextFireAt === null) return <span className="pr-1 text-text-muted">never again</span>;
  return (
    <span className="pr-1 whitespace-nowrap tabular-nums">
      <span className="text-text-muted">next </span>
      <b className="font-semibold">
        <NextRun schedule={schedule} />
      </b>
    </span>
  );
}
