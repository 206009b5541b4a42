'use client';

import { Time } from '@/components/time/time';
import type { Attempt, ExecutionDetail } from '@/lib/contracts/execution';
import { isTerminal } from '@/lib/domain/execution';
import { errorMeaning } from '../error-meaning';

/** Why an attempt did not succeed, in plain words, and what the scheduler does about it. */
export function Meaning({ attempt, execution }: { attempt: Attempt; execution: ExecutionDetail }) {
  const meaning = errorMeaning(attempt.errorClass, attempt.httpStatus);
  if (!meaning && !attempt.error) return null;
  return (
    <section aria-label="What it means" className="px-6 py-3.5 max-md:px-4">
      <h2 className="mb-1 font-semibold">What it means</h2>
      {attempt.error ? <p className="break-words">{attempt.error}.</p> : null}
      {meaning ? (
        <>
          <p className="mt-1.5 text-text-muted">{meaning.what}</p>
          <p className="mt-1.5 text-text-muted">{meaning.next}</p>
        </>
      ) : null}
      <WhatComes attempt={attempt} execution={execution} />
    </section>
  );
}

function WhatComes({ attempt, execution }: { attempt: Attempt; execution: ExecutionDetail }) {
  if (attempt.number !== execution.attemptDetails.at(-1)?.number) return null;
  if (execution.nextAttemptAt) {
    return (
      <p className="mt-1.5">
        Attempt {attempt.number + 1} comes <Time at={execution.nextAttemptAt} />.
      </p>
    );
  }
  if (!isTerminal(execution.status)) return null;
  return <p className="mt-1.5 text-text-muted">This was the last attempt: nothing more happens by itself.</p>;
}
