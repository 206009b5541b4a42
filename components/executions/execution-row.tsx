'use client';

import Link from 'next/link';
import { formatDuration } from '@/components/time/format-duration';
import { Time } from '@/components/time/time';
import { Status } from '@/components/ui/status';
import { Cell, Row } from '@/components/ui/table';
import type { Execution } from '@/lib/contracts/execution';

interface ExecutionRowProps {
  execution: Execution;
  /** Says of which schedule it is. */
  named: boolean;
}

export function ExecutionRow({ execution, named }: ExecutionRowProps) {
  const {
    id,
    scheduleId,
    scheduleName,
    status,
    fireTime,
    latenessMs,
    durationMs,
    attempts,
    trigger,
    version,
  } = execution;
  return (
    <Row className="max-md:relative max-md:grid-cols-[minmax(0,1fr)_auto_auto]">
      <Cell className="h-9 max-md:order-1 max-md:block">
        <Link
          href={`/executions/${id}`}
          aria-label={`${named ? `${scheduleName ?? 'Deleted schedule'}: ` : ''}${status}, due ${fireTime}`}
          data-run={id}
          className="inline-block min-w-24 after:absolute after:inset-0 md:after:hidden"
        >
          <Status status={status} />
        </Link>
      </Cell>
      {named ? (
        <Cell className="h-9 max-w-56 truncate font-medium max-md:order-4 max-md:col-span-3 max-md:block max-md:max-w-none">
          {scheduleName === null ? (
            <span className="text-text-muted">Deleted schedule</span>
          ) : (
            <Link href={`/schedules/${scheduleId}`} className="hover:underline max-md:pointer-events-none">
              {scheduleName}
            </Link>
          )}
        </Cell>
      ) : null}
      <Cell className="h-9 max-md:order-4 max-md:block max-md:text-text-muted">
        <Time at={fireTime} form="exact" />
      </Cell>
      <Cell className="h-9 text-right tabular-nums max-md:order-2 max-md:block max-md:text-12 max-md:text-text-muted">
        {formatDuration(latenessMs)}
        <span className="md:hidden"> late</span>
      </Cell>
      <Cell className="h-9 text-right tabular-nums max-md:order-3 max-md:block">
        {formatDuration(durationMs)}
      </Cell>
      <Cell className="h-9 text-right tabular-nums @max-[600px]:hidden">{attempts}</Cell>
      <Cell className="h-9 w-full max-w-0 truncate max-md:order-5 max-md:col-span-2 max-md:block max-md:max-w-none max-md:text-right max-md:text-12 max-md:text-text-muted">
        <Answer execution={execution} />
      </Cell>
      <Cell className="h-9 text-text-muted @max-[700px]:hidden">{trigger}</Cell>
      <Cell className="mono h-9 text-text-muted @max-[780px]:hidden">v{version}</Cell>
    </Row>
  );
}

/** What the agent said, or why it couldn't; while it retries, when it is asked again. */
function Answer({ execution }: { execution: Execution }) {
  const { status, error, httpStatus, nextAttemptAt } = execution;
  if (status === 'retrying' && nextAttemptAt) {
    return (
      <>
        {error ? `${error}; ` : ''}next attempt <Time at={nextAttemptAt} />
      </>
    );
  }
  return error ?? httpStatus ?? '';
}
