'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import { tryRequest } from '@/app/schedules/actions';
import { ResponseView } from '@/components/executions/detail/response-view';
import { errorMeaning } from '@/components/executions/error-meaning';
import { formatDuration } from '@/components/time/format-duration';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Status } from '@/components/ui/status';
import type { TestRequestInput, TestResult } from '@/lib/contracts/test-request';
import type { ScheduleFormValues } from './form-values';
import { placeErrors } from './use-save';

interface TestDialogProps {
  input: TestRequestInput;
  onClose: () => void;
}

/** One real call of the agent, and what it answered. */
export default function TestDialog({ input, onClose }: TestDialogProps) {
  const form = useFormContext<ScheduleFormValues>();
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: () => tryRequest(input),
    onSuccess: (answer) => {
      if (!answer.ok) placeErrors(form, answer);
    },
  });
  useEffect(() => mutate(), [mutate]);
  const refusal = error ? 'The server can’t be reached; nothing was sent' : refusalOf(data);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Test request"
      className="w-[680px]"
      description={
        <>
          <span className="mono break-all">
            {input.httpMethod} {input.agentUrl}
          </span>
          , sent once as a worker would send it. No execution is made of it
        </>
      }
    >
      <div className="mt-4 grid min-w-0 gap-4" aria-live="polite">
        {isPending ? <Status status="running" word="The agent is called" /> : null}
        {refusal && !isPending ? <Banner tone="danger" title={refusal} /> : null}
        {data?.ok && !isPending ? <Answer result={data.data} /> : null}
      </div>
      <div className="mt-5 flex justify-end gap-2">
        <Button busy={isPending} onClick={() => mutate()}>
          Send again
        </Button>
        <Button look="primary" onClick={onClose}>
          Back to the form
        </Button>
      </div>
    </Dialog>
  );
}

type Outcome = Awaited<ReturnType<typeof tryRequest>>;

function refusalOf(outcome: Outcome | undefined): string | null {
  if (!outcome || outcome.ok) return null;
  return outcome.errors.map(({ message }) => message).join('; ') || outcome.message;
}

function Answer({ result }: { result: TestResult }) {
  const meaning = errorMeaning(result.errorClass, result.httpStatus);
  const attempt = { ...result, number: 1, startedAt: null, completedAt: null, workerId: null };
  return (
    <>
      <div>
        <p className="break-words tabular-nums">
          <Status status={result.status === 'succeeded' ? 'succeeded' : 'failed'} />{' '}
          {result.error ?? `The agent answered ${result.httpStatus}`}{' '}
          <span className="text-text-muted">after {formatDuration(result.durationMs)}</span>
        </p>
        {meaning ? (
          <p className="mt-1.5 text-text-muted">
            {meaning.what} In a scheduled run: {meaning.next}
          </p>
        ) : null}
      </div>
      <div className="min-w-0">
        <ResponseView attempt={attempt} sides={null} />
      </div>
    </>
  );
}
