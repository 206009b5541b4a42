import type { ExecutionChange, ScheduleChange, WorkerChange } from '@/lib/contracts/event';
import type { Execution } from '@/lib/contracts/execution';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { Worker } from '@/lib/contracts/worker';
import { isTerminal } from '@/lib/domain/execution';

/** An answer that was read after a change may be newer than it: what goes back in time is left out. */
const isOlder = (change: ExecutionChange, row: Pick<Execution, 'attempts' | 'status'>): boolean =>
  change.attempts < row.attempts || (isTerminal(row.status) && !isTerminal(change.status));

export function mergeExecution(row: Execution, change: ExecutionChange): Execution {
  if (isOlder(change, row)) return row;
  const { nextFireAt, ...fields } = change;
  return hasAll(row, fields) ? row : { ...row, ...fields };
}

/** How a list shows an execution that it didn't know, until it is read: without its error, worker and answer. */
export function executionOf(change: ExecutionChange, scheduleName: string | null): Execution {
  const { nextFireAt, ...fields } = change;
  return {
    ...fields,
    cancelRequestedAt: null,
    createdAt: change.fireTime,
    dueAt: change.nextAttemptAt ?? change.fireTime,
    error: null,
    response: null,
    scheduledAt: change.fireTime,
    scheduleName,
    workerId: null,
  };
}

export function mergeSchedule(row: Schedule, change: ScheduleChange): Schedule {
  const { enabled, nextFireAt, pausedUntil, updatedAt } = change;
  if (change.version < row.version || updatedAt < row.updatedAt) return row;
  // The version stays: what else the edit has changed is still to be read.
  const fields = { enabled, nextFireAt, pausedUntil };
  return hasAll(row, fields) ? row : { ...row, ...fields };
}

/** What a run changes of its schedule: when it fires next, and what came of its newest execution. */
export function mergeRun(row: Schedule, change: ExecutionChange): Schedule {
  const nextFireAt =
    row.enabled && change.nextFireAt !== null && change.nextFireAt > (row.nextFireAt ?? '')
      ? change.nextFireAt
      : row.nextFireAt;
  const last = row.lastExecution;
  const isNewest = !last || change.fireTime >= last.fireTime;
  const isBack = last?.id === change.id && isTerminal(last.status) && !isTerminal(change.status);
  if (!isNewest || isBack) return nextFireAt === row.nextFireAt ? row : { ...row, nextFireAt };
  const { completedAt, durationMs, fireTime, httpStatus, id, startedAt, status } = change;
  const lastFields = { completedAt, durationMs, fireTime, httpStatus, id, startedAt, status };
  if (last && nextFireAt === row.nextFireAt && hasAll(last, lastFields)) return row;
  const error = last?.id === id ? last.error : null;
  return { ...row, lastExecution: { ...lastFields, error }, nextFireAt };
}

export function mergeWorker(row: Worker, change: WorkerChange): Worker {
  if (change.seenAt < row.seenAt || (row.endedAt !== null && change.endedAt === null)) return row;
  return hasAll(row, change) ? row : { ...row, ...change, beatAgeMs: 0 };
}

const hasAll = <Row extends object>(row: Row, fields: Partial<Row>): boolean =>
  Object.entries(fields).every(([name, value]) => row[name as keyof Row] === value);
