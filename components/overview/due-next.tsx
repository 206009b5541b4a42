'use client';

import Link from 'next/link';
import { NextRun } from '@/components/schedules/next-run';
import { scheduleStatus } from '@/components/schedules/schedule-status';
import { formatExact } from '@/components/time/format-instant';
import { OwnZone, useZone } from '@/components/time/zone-context';
import { StatusIcon, type StatusName } from '@/components/ui/status';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { Pane } from './pane';

/** What is worth an icon beside a schedule that comes next. */
const NOTEWORTHY: readonly StatusName[] = ['failing', 'retrying', 'running', 'waiting'];

/** The next ten to fire, the first one first. */
export function DueNext({ schedules }: { schedules: readonly Schedule[] }) {
  const due = schedules
    .filter(({ nextFireAt }) => nextFireAt !== null)
    .toSorted((a, b) => Date.parse(a.nextFireAt!) - Date.parse(b.nextFireAt!));
  return (
    <Pane
      title="Due next"
      aside={
        <Link href="/schedules?sort=nextFireAt" className="text-accent-text hover:underline">
          All schedules
        </Link>
      }
    >
      {due.length === 0 ? (
        <p className="text-text-muted">Nothing: every schedule is paused or has ended.</p>
      ) : (
        <ol aria-label="Due next">
          {due.map((schedule) => (
            <DueLine key={schedule.id} schedule={schedule} />
          ))}
        </ol>
      )}
    </Pane>
  );
}

function DueLine({ schedule }: { schedule: Schedule }) {
  const status = scheduleStatus(schedule);
  return (
    <li className="flex h-[26px] items-center gap-3">
      <span className="w-27 shrink-0 truncate text-text-muted tabular-nums">
        <NextRun schedule={schedule} />
      </span>
      <Link href={`/schedules/${schedule.id}`} className="min-w-0 flex-1 truncate hover:underline">
        {schedule.name}
      </Link>
      {NOTEWORTHY.includes(status) ? <StatusIcon status={status} /> : null}
      <OwnZone zone={schedule.timezone}>
        <Clock at={schedule.nextFireAt!} />
      </OwnZone>
    </li>
  );
}

/** `09:03:30`, of a fixed width; the relative time beside it has the exact one, with its zone, in its tooltip. */
function Clock({ at }: { at: string }) {
  const { zone } = useZone();
  return (
    <span className="mono shrink-0 text-text-muted">{formatExact(Date.parse(at), zone).slice(11, 19)}</span>
  );
}
