'use client';

import { useNow } from '@/components/time/now';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { LATE_AFTER_MS, NextRun } from '../next-run';

/** `next in 48 s`, second by second; what is late says so by itself. */
export function Countdown({
  schedule,
}: {
  schedule: Pick<Schedule, 'enabled' | 'nextFireAt' | 'pausedUntil' | 'timezone'>;
}) {
  const nowMs = useNow();
  if (!schedule.enabled) {
    return schedule.pausedUntil === null ? null : <NextRun schedule={schedule} />;
  }
  if (schedule.nextFireAt === null) return <span className="pr-1 text-text-muted">never again</span>;
  const isLate = nowMs - Date.parse(schedule.nextFireAt) >= LATE_AFTER_MS;
  return (
    <span className="pr-1 whitespace-nowrap tabular-nums">
      {isLate ? null : <span className="text-text-muted">next </span>}
      <b className="font-semibold">
        <NextRun schedule={schedule} />
      </b>
    </span>
  );
}
