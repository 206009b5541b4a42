'use client';

import Link from 'next/link';
import { formatSeconds } from '@/components/time/format-duration';
import { useNow } from '@/components/time/now';
import { Time } from '@/components/time/time';
import { StatusIcon } from '@/components/ui/status';
import type { Execution } from '@/lib/contracts/execution';
import { Pane } from './pane';

/** Runs that have begun and haven't ended, the latest first. */
export function RunningNow({ runs, more }: { runs: readonly Execution[]; more: boolean }) {
  return (
    <Pane title="Running now" aside={runs.length > 0 ? `${runs.length}${more ? ' or more' : ''}` : undefined}>
      {runs.length === 0 ? (
        <p className="text-text-muted">Nothing.</p>
      ) : (
        <ul aria-label="Running now">
          {runs.map((run) => (
            <li key={run.id} className="flex h-[26px] items-center gap-2.5">
              <StatusIcon status={run.status} />
              <Link href={`/executions/${run.id}`} className="min-w-0 flex-1 truncate hover:underline">
                {run.scheduleName ?? run.agentId}
              </Link>
              <span className="shrink-0 text-text-muted tabular-nums">
                <Progress run={run} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Pane>
  );
}

function Progress({ run: { attempts, dueAt, nextAttemptAt, status } }: { run: Execution }) {
  const nowMs = useNow();
  if (status === 'retrying' && nextAttemptAt !== null)
    return (
      <>
        attempt {attempts + 1} <Time at={nextAttemptAt} />
      </>
    );
  // When the attempt that runs was due: its own start isn't known before it ends.
  return <Time at={dueAt}>{formatSeconds((nowMs - Date.parse(dueAt)) / 1_000)}</Time>;
}
