import { formatDuration } from '@/components/time/format-duration';
import { Time } from '@/components/time/time';
import { Status } from '@/components/ui/status';
import { TwoLines } from '@/components/ui/table';
import type { LastExecution } from '@/lib/contracts/schedule-view';

/** What the newest execution came to, and when; below it why it failed, or how long it took. */
export function LastOutcome({ execution }: { execution: LastExecution | null }) {
  if (!execution) return <span className="text-text-faint">Not run yet</span>;
  return (
    <TwoLines>
      <span className="flex min-w-0 items-center gap-1.5 max-md:justify-end">
        <Status status={execution.status} />
        <Time
          at={execution.completedAt ?? execution.startedAt ?? execution.fireTime}
          className="truncate text-text-muted max-md:hidden"
        />
      </span>
      <span className="truncate text-12 text-text-faint tabular-nums max-md:hidden">{detail(execution)}</span>
    </TwoLines>
  );
}

function detail({ error, httpStatus, durationMs }: LastExecution): string {
  if (error) return error;
  return [httpStatus, durationMs === null ? null : formatDuration(durationMs)].filter(Boolean).join(' in ');
}
