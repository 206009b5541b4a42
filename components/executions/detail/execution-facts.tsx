'use client';

import type { ReactNode } from 'react';
import { formatDuration } from '@/components/time/format-duration';
import { Time } from '@/components/time/time';
import { CopyButton } from '@/components/ui/copy-button';
import { Status } from '@/components/ui/status';
import type { ExecutionDetail } from '@/lib/contracts/execution';
import { VersionLink } from './version-link';

/** Few facts about one thing: labels over values, in a line. */
export function ExecutionFacts({ execution }: { execution: ExecutionDetail }) {
  const { status, fireTime, trigger, workerId, id } = execution;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 px-6 pb-4 max-md:gap-x-6 max-md:px-4">
      <Fact label="Outcome">
        <Status status={status} />
      </Fact>
      <Fact label="Fire time">
        <Time at={fireTime} form="exact" />
      </Fact>
      <Fact label="Took">{formatDuration(tookMs(execution))}</Fact>
      <Fact label="Trigger">{trigger}</Fact>
      <Fact label="Version">
        <VersionLink execution={execution} />
      </Fact>
      {workerId ? (
        <Fact label="Worker">
          <span className="mono" title={workerId}>
            {workerId.slice(-8)}
          </span>
        </Fact>
      ) : null}
      <Fact label="Execution">
        <span className="flex items-center gap-1">
          <span className="mono break-all">{id}</span>
          <span className="-my-1">
            <CopyButton noun="the id" text={id} />
          </span>
        </span>
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-12 text-text-muted">{label}</dt>
      <dd className="min-h-5 tabular-nums">{children}</dd>
    </div>
  );
}

/** From the first attempt's start to the end of it all, waits included. */
function tookMs({ startedAt, completedAt }: ExecutionDetail): number | null {
  return startedAt && completedAt ? Date.parse(completedAt) - Date.parse(startedAt) : null;
}
