'use client';

import Link from 'next/link';
import { toCurl } from '@/components/schedules/to-curl';
import { PageHead } from '@/components/shell/page-head';
import { useTitle } from '@/components/shell/use-title';
import { formatDuration } from '@/components/time/format-duration';
import { Time } from '@/components/time/time';
import { CopyButton } from '@/components/ui/copy-button';
import type { ExecutionDetail } from '@/lib/contracts/execution';
import { isTerminal } from '@/lib/domain/execution';
import { latenessPhrase, lostPhrase, outcomeSentence } from '../outcome-words';
import { CancelRun } from './cancel-run';
import { NeighbourLinks, type Neighbours } from './neighbour-links';
import { RunAgain } from './run-again';

interface ExecutionHeadProps {
  execution: ExecutionDetail;
  scheduleName: string | null;
  neighbours: Neighbours;
}

export function ExecutionHead({ execution, scheduleName, neighbours }: ExecutionHeadProps) {
  const sentence = outcomeSentence(execution);
  useTitle(`${sentence} — Scheduler`);
  return (
    <PageHead
      title={sentence}
      sub={<Where execution={execution} scheduleName={scheduleName} />}
      actions={
        <>
          <NeighbourLinks execution={execution} painted={neighbours} />
          <CurlButton request={execution.request} />
          {isTerminal(execution.status) ? null : <CancelRun execution={execution} />}
          {isTerminal(execution.status) && scheduleName !== null ? <RunAgain execution={execution} /> : null}
        </>
      }
    />
  );
}

function Where({ execution, scheduleName }: Omit<ExecutionHeadProps, 'neighbours'>) {
  const late = latenessPhrase(execution.latenessMs, formatDuration);
  const lost = lostPhrase(execution.attemptDetails);
  return (
    <p>
      {scheduleName === null ? (
        'a deleted schedule'
      ) : (
        <Link href={`/schedules/${execution.scheduleId}`} className="link">
          {scheduleName}
        </Link>
      )}
      {late ? ` · started ${late}` : ''} ·{' '}
      <Time at={execution.completedAt ?? execution.startedAt ?? execution.scheduledAt} />
      {lost ? ` · ${lost}` : ''}
    </p>
  );
}

function CurlButton({ request }: Pick<ExecutionDetail, 'request'>) {
  if (!request) return null;
  const { agentUrl, payload, ...rest } = request;
  return (
    <CopyButton
      look="secondary"
      size="md"
      noun="the command"
      label="Copy curl"
      text={toCurl({ ...rest, url: agentUrl, body: payload })}
    />
  );
}
