import type { Execution } from '@/clients/typescript/scheduler-api';
import { formatDuration } from '@/components/time/format-duration';
import type { ExecutionChange } from '@/lib/contracts/event';
import { pad } from '../../output/cut';
import { printable } from '../../output/printable';
import { paintStatus } from '../../output/status';
import type { Session } from '../../session';
import { missedExecutions } from './missed-executions';
import type { EventListener } from './read-events';

/** Executions whose last line is remembered, since one may come again though nothing changed. */
const MOST_REMEMBERED = 10_000;
const STATUS_WIDTH = 'cancelled'.length;

/** What a line is made of. `nextFireAt` is not known of an execution that was listed. */
type Tailed = Omit<ExecutionChange, 'nextFireAt'> & Partial<Pick<ExecutionChange, 'nextFireAt'>>;

/** Writes a line for each change, and for what a list shows to have changed when changes were left out. */
export function createTailWriter(session: Session, scheduleId: string | undefined): EventListener {
  const last = new Map<string, { state: string; step: string }>();
  const write = (execution: Tailed) => {
    last.delete(execution.id);
    last.set(execution.id, { state: stateOf(execution), step: stepOf(execution) });
    if (last.size > MOST_REMEMBERED) last.delete(last.keys().next().value!);
    session.write(session.json ? JSON.stringify(execution) : lineOf(session, execution));
  };
  return {
    changed: (execution) => {
      if (last.get(execution.id)?.state !== stateOf(execution)) write(execution);
    },
    missed: async (reason, lastEventId) => {
      const missed = lastEventId ? await missedExecutions(session, lastEventId, scheduleId) : null;
      for (const execution of missed?.executions ?? [])
        if (last.get(execution.id)?.step !== stepOf(execution)) write(shownOf(execution));
      if (missed?.isCut !== false) session.note(`Some changes were left out (${reason}).`);
    },
  };
}

/** A list tells more than a change does, so that only this can be compared. */
const stepOf = ({ attempts, completedAt, status }: Tailed | Execution): string =>
  `${status} ${attempts} ${completedAt}`;

const stateOf = (execution: Tailed): string => JSON.stringify(shownOf(execution));

/** Without what a list has beyond a change, and without what it lacks. */
const shownOf = (execution: Tailed | Execution): Tailed => ({
  id: execution.id,
  scheduleId: execution.scheduleId,
  version: execution.version,
  trigger: execution.trigger,
  agentId: execution.agentId,
  status: execution.status,
  attempts: execution.attempts,
  fireTime: execution.fireTime,
  startedAt: execution.startedAt,
  completedAt: execution.completedAt,
  latenessMs: execution.latenessMs,
  nextAttemptAt: execution.nextAttemptAt,
  durationMs: execution.durationMs,
  httpStatus: execution.httpStatus,
  errorClass: execution.errorClass,
});

function lineOf({ environment, instants, paint }: Session, execution: Tailed): string {
  const { agentId, attempts, completedAt, durationMs, errorClass, httpStatus, id, status } = execution;
  const at = completedAt ?? new Date(environment.nowMs()).toISOString();
  const facts = [
    attempts > 1 ? `attempt ${attempts}` : null,
    durationMs === null ? null : formatDuration(durationMs),
    httpStatus === null ? null : `HTTP ${httpStatus}`,
    errorClass,
  ];
  return [
    paint.dim(instants.exact(at)),
    paintStatus(status, paint)(pad(status, STATUS_WIDTH)),
    id,
    printable(agentId),
    ...facts.filter((fact) => fact !== null),
  ].join('  ');
}
