'use client';

import { Play } from 'lucide-react';
import Link from 'next/link';
import { toCurl } from '@/components/schedules/to-curl';
import { useTrigger } from '@/components/schedules/use-trigger';
import { PageHead } from '@/components/shell/page-head';
import { useTitle } from '@/components/shell/use-title';
import { formatDuration } from '@/components/time/format-duration';
import { Time } from '@/components/time/time';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import type { ExecutionDetail } from '@/lib/contracts/execution';
import { latenessPhrase, outcomeSentence } from '../outcome-words';

interface ExecutionHeadProps {
  execution: ExecutionDetail;
  scheduleName: string | null;
}

export function ExecutionHead({ execution, scheduleName }: ExecutionHeadProps) {
  const sentence = outcomeSentence(execution);
  useTitle(`${sentence} — Scheduler`);
  return (
    <PageHead
      title={sentence}
      sub={<Where execution={execution} scheduleName={scheduleName} />}
      actions={
        <>
          <CurlButton request={execution.request} />
          {scheduleName === null ? null : (
            <RunAgain schedule={{ id: execution.scheduleId, name: scheduleName }} />
          )}
        </>
      }
    />
  );
}

function Where({ execution, scheduleName }: ExecutionHeadProps) {
  const late = latenessPhrase(execution.latenessMs, formatDuration);
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

function RunAgain({ schedule }: { schedule: { id: string; name: string } }) {
  const { trigger, busy } = useTrigger(schedule);
  return (
    <Button look="primary" busy={busy} onClick={trigger}>
      {busy ? null : <Play aria-hidden />}
      Run now
    </Button>
  );
}
