import type { Attempt, Execution, ExecutionDetail } from '@/clients/typescript/scheduler-api';
import { formatDuration } from '@/components/time/format-duration';
import { details } from '../../output/details';
import { paintStatus } from '../../output/status';
import { table } from '../../output/table';
import type { Session } from '../../session';

/** One execution, line by line, and its attempts when they are there. */
export function showExecution(session: Session, execution: Execution | ExecutionDetail): void {
  session.show(execution, () => {
    const attempts = 'attemptDetails' in execution ? execution.attemptDetails : [];
    const text = executionText(session, execution);
    return attempts.length === 0 ? text : `${text}\n\n${attemptTable(session, attempts)}`;
  });
}

const ANSWER_LENGTH = 2_000;

function executionText({ instants, paint }: Session, execution: Execution | ExecutionDetail): string {
  const { response } = execution;
  const body = (response as { body?: unknown } | null)?.body;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return details(
    [
      ['Id', execution.id],
      ['Schedule', `${execution.scheduleId} (version ${execution.version})`],
      ['Status', execution.status],
      ['Trigger', execution.trigger],
      ['Due', instants.both(execution.scheduledAt)],
      ['Started', execution.startedAt && instants.both(execution.startedAt)],
      ['Ended', execution.completedAt && instants.both(execution.completedAt)],
      ['Late by', execution.latenessMs === null ? null : formatDuration(execution.latenessMs)],
      ['Took', execution.durationMs === null ? null : formatDuration(execution.durationMs)],
      ['Next try', execution.nextAttemptAt && instants.both(execution.nextAttemptAt)],
      ['Attempts', String(execution.attempts)],
      ['HTTP', execution.httpStatus === null ? null : String(execution.httpStatus)],
      ['Error', execution.error],
      ['Answer', text === undefined || text === '' ? null : text.slice(0, ANSWER_LENGTH)],
    ],
    paint,
  );
}

function attemptTable({ instants, paint, width }: Session, attempts: readonly Attempt[]): string {
  return table(
    attempts,
    [
      { align: 'right', title: 'ATTEMPT', value: ({ number }) => String(number) },
      { paint: ({ status }, by) => paintStatus(status, by), title: 'STATUS', value: ({ status }) => status },
      { title: 'STARTED', value: ({ startedAt }) => instants.exact(startedAt) },
      { align: 'right', title: 'TOOK', value: ({ durationMs }) => formatDuration(durationMs) },
      { align: 'right', title: 'HTTP', value: ({ httpStatus }) => String(httpStatus ?? '-') },
      { shrinks: true, title: 'ERROR', value: ({ error }) => error ?? '-' },
    ],
    { paint, width },
  );
}
