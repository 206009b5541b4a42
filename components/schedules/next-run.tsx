'use client';

import { ClockAlert } from 'lucide-react';
import { formatSeconds } from '@/components/time/format-duration';
import { useNow } from '@/components/time/now';
import { Time } from '@/components/time/time';
import { OwnZone } from '@/components/time/zone-context';
import type { Schedule } from '@/lib/contracts/schedule-view';

/** A fire time is passed on within milliseconds; what is due for longer than this waits for something. */
export const LATE_AFTER_MS = 5_000;

/** When a schedule fires next, in the words of a table. */
export function NextRun({
  schedule,
}: {
  schedule: Pick<Schedule, 'enabled' | 'nextFireAt' | 'pausedUntil' | 'timezone'>;
}) {
  if (schedule.enabled && schedule.nextFireAt === null)
    return <span className="text-text-muted">Never again</span>;
  return (
    <OwnZone zone={schedule.timezone}>
      {schedule.enabled && schedule.nextFireAt !== null ? (
        <Due at={schedule.nextFireAt} />
      ) : (
        <Paused until={schedule.pausedUntil} />
      )}
    </OwnZone>
  );
}

function Paused({ until }: { until: string | null }) {
  if (until === null) return <span className="text-text-muted">Paused</span>;
  return (
    <span className="text-text-muted">
      Paused, resumes <Time at={until} />
    </span>
  );
}

function Due({ at }: { at: string }) {
  const lateMs = useNow() - Date.parse(at);
  if (lateMs < LATE_AFTER_MS) return lateMs >= 0 ? 'now' : <Time at={at} />;
  return (
    <span className="inline-flex items-center gap-1.5 font-medium whitespace-nowrap text-warning-fg">
      <ClockAlert className="size-3.5" aria-hidden />
      Late {formatSeconds(lateMs / 1_000)}
    </span>
  );
}
