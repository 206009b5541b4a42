'use client';

import { formatSeconds } from '@/components/time/format-duration';
import { useNow } from '@/components/time/now';
import type { Schedule } from '@/lib/contracts/schedule-view';

/** `next in 48 s`, second by second. */
export function Countdown({ schedule }: { schedule: Pick<Schedule, 'enabled' | 'nextFireAt'> }) {
  if (!schedule.enabled) return null;
  if (schedule.nextFireAt === null) return <span className="pr-1 text-text-muted">never again</span>;
  return <Running atMs={Date.parse(schedule.nextFireAt)} />;
}

function Running({ atMs }: { atMs: number }) {
  const leftS = Math.ceil((atMs - useNow()) / 1_000);
  return (
    <span className="pr-1 whitespace-nowrap tabular-nums">
      <span className="text-text-muted">{leftS > 0 ? 'next in ' : 'next '}</span>
      <b className="inline-block min-w-8 font-semibold">{leftS > 0 ? formatSeconds(leftS) : 'now'}</b>
    </span>
  );
}
