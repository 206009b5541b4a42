'use client';

import { type ReactNode, useState } from 'react';
import { formatDuration } from '@/components/time/format-duration';
import { Time } from '@/components/time/time';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { Attempt, ExecutionDetail } from '@/lib/contracts/execution';
import { Meaning } from './meaning';
import { RequestView } from './request-view';
import { ResponseView } from './response-view';

const SIDES = [
  { value: 'response', label: 'Response' },
  { value: 'request', label: 'Request' },
] as const;

interface AttemptPanelProps {
  attempt: Attempt;
  execution: ExecutionDetail;
}

/** Both sides of one call, and what they mean. */
export function AttemptPanel({ attempt, execution }: AttemptPanelProps) {
  const [side, setSide] = useState<'request' | 'response'>('response');
  const sides = <SegmentedControl label="Side of the call" value={side} options={SIDES} onChange={setSide} />;
  return (
    <div className="grid h-full lg:grid-cols-[minmax(0,1fr)_392px]">
      <div className="min-w-0 px-6 py-3.5 max-md:px-4">
        {side === 'response' ? (
          <ResponseView attempt={attempt} sides={sides} />
        ) : (
          <>
            <div className="mb-3">{sides}</div>
            <RequestView request={execution.request} />
          </>
        )}
      </div>
      <div className="min-w-0 max-lg:border-t lg:border-l">
        <Meaning attempt={attempt} execution={execution} />
        <Timing attempt={attempt} />
      </div>
    </div>
  );
}

function Timing({ attempt }: { attempt: Attempt }) {
  return (
    <section
      aria-label={`Attempt ${attempt.number}`}
      className="border-t px-6 py-3.5 first:border-t-0 max-md:px-4"
    >
      <h2 className="mb-1 font-semibold">Attempt {attempt.number}</h2>
      <dl>
        <Line label="took">{formatDuration(attempt.durationMs)}</Line>
        <Line label="started">{attempt.startedAt ? <Time at={attempt.startedAt} form="exact" /> : '–'}</Line>
        <Line label="ended">
          {attempt.completedAt ? <Time at={attempt.completedAt} form="exact" /> : '–'}
        </Line>
        <Line label="worker">
          {attempt.workerId ? <span className="mono break-all">{attempt.workerId}</span> : '–'}
        </Line>
      </dl>
    </section>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-h-[26px] items-center gap-2.5">
      <dt className="w-20 text-text-muted">{label}</dt>
      <dd className="min-w-0 tabular-nums">{children}</dd>
    </div>
  );
}
