'use client';

import Link from 'next/link';
import { formatClock, formatDay } from '@/components/time/format-instant';
import { useNow } from '@/components/time/now';
import { useZone } from '@/components/time/zone-context';
import { Button } from '@/components/ui/button';
import { StatusIcon } from '@/components/ui/status';
import { withCommas } from '@/components/workers/worker-words';
import type { FailingSchedule, FailingSchedules } from '@/lib/services/schedules/list-failing';
import { Pane } from './pane';

const DAY_MS = 86_400_000;

/** Each schedule that fails: since when, why, and the way to its last failure. */
export function FailingNow({ failing }: { failing: FailingSchedules }) {
  const untold = failing.count - failing.schedules.length;
  return (
    <Pane title="What is failing now?">
      {failing.count === 0 ? (
        <p className="text-text-muted">Nothing: no schedule’s last run failed.</p>
      ) : (
        <ul aria-label="Failing schedules">
          {failing.schedules.map((schedule) => (
            <FailingLine key={schedule.id} schedule={schedule} />
          ))}
        </ul>
      )}
      {untold > 0 ? (
        <p className="pt-2.5 text-text-muted">
          {withCommas(untold)}{' '}
          {untold === 1 && !failing.more ? 'other schedule fails' : 'other schedules fail'}
          {failing.more ? ', or more' : ''}, since before these.
        </p>
      ) : null}
    </Pane>
  );
}

function FailingLine({ schedule }: { schedule: FailingSchedule }) {
  const { agentId, error, executionId, id, name } = schedule;
  return (
    <li className="flex min-h-13 items-center gap-3 border-b last:border-b-0">
      <StatusIcon status="failing" />
      <span className="grid min-w-0 flex-1 leading-4">
        <Link href={`/schedules/${id}`} className="truncate font-[550] hover:underline">
          {name}
        </Link>
        <span className="truncate text-12 text-text-faint" title={error ?? undefined}>
          {error === null ? `${agentId} failed` : error.replace(/^The agent\b/, agentId)}
        </span>
      </span>
      <Streak schedule={schedule} />
      <Button asChild size="sm">
        <Link href={`/executions/${executionId}`} aria-label={`Last failure of ${name}`}>
          Last failure
        </Link>
      </Button>
    </li>
  );
}

/** `49 since 07:26`, with the day when it wasn't within the last 24 h. */
function Streak({ schedule: { isLonger, since, streak } }: { schedule: FailingSchedule }) {
  const { zone } = useZone();
  const nowMs = useNow();
  const sinceMs = Date.parse(since);
  const clock = formatClock(sinceMs, zone);
  const words = nowMs - sinceMs < DAY_MS ? clock : `${formatDay(sinceMs, zone, nowMs)}, ${clock}`;
  return (
    <span className="shrink-0 text-text-muted tabular-nums max-md:hidden">
      {isLonger ? `${streak} or more, since before ${words}` : `${streak} since ${words}`}
    </span>
  );
}
