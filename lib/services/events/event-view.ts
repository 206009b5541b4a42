import type { EventTopic, ExecutionChange, ScheduleChange, WorkerChange } from '@/lib/contracts/event';
import type { ExecutionStatus, Trigger } from '@/lib/domain/execution';
import { latenessMs } from '@/lib/domain/lateness';
import type * as rows from '@/lib/repositories/change-repository';

/** One change as it is sent, made into text once for all listeners. */
export interface ChangeEntry {
  topic: EventTopic;
  id: string;
  /** The schedule that it belongs to; null for workers. */
  scheduleId: string | null;
  json: string;
  /** That wrote this state of it. */
  transaction: number;
}

export const scheduleEntry = (row: rows.ScheduleChange): ChangeEntry => ({
  id: row.id,
  json: JSON.stringify(toSchedule(row)),
  scheduleId: row.id,
  topic: 'schedules',
  transaction: row.transaction,
});

export const executionEntry = (row: rows.ExecutionChange): ChangeEntry => ({
  id: row.id,
  json: JSON.stringify(toExecution(row)),
  scheduleId: row.scheduleId,
  topic: 'executions',
  transaction: row.transaction,
});

export const workerEntry = (row: rows.WorkerChange): ChangeEntry => ({
  id: row.id,
  json: JSON.stringify(toWorker(row)),
  scheduleId: null,
  topic: 'workers',
  transaction: row.transaction,
});

const toSchedule = ({
  nextFireAtMs,
  pausedUntilMs,
  transaction,
  updatedAtMs,
  ...row
}: rows.ScheduleChange): ScheduleChange => ({
  ...row,
  pausedUntil: toTextOrNull(pausedUntilMs),
  updatedAt: toText(updatedAtMs),
  nextFireAt: toTextOrNull(nextFireAtMs),
});

const toExecution = (row: rows.ExecutionChange): ExecutionChange => ({
  id: row.id,
  scheduleId: row.scheduleId,
  version: row.version,
  trigger: row.trigger as Trigger,
  agentId: row.agentId,
  status: row.status as ExecutionStatus,
  attempts: row.attempts,
  fireTime: toText(row.fireTimeMs),
  startedAt: toTextOrNull(row.startedAtMs),
  completedAt: toTextOrNull(row.completedAtMs),
  latenessMs: latenessMs({
    firstStartedAt: row.startedAtMs,
    losses: row.losses,
    scheduledAt: row.scheduledAtMs,
  }),
  nextAttemptAt: row.status === 'pending' || row.status === 'retrying' ? toText(row.dueAtMs) : null,
  durationMs: row.durationMs,
  httpStatus: row.httpStatus,
  errorClass: row.errorClass,
  nextFireAt: toTextOrNull(row.nextFireAtMs),
});

const toWorker = ({ endedAtMs, seenAtMs, transaction, ...row }: rows.WorkerChange): WorkerChange => ({
  ...row,
  seenAt: toText(seenAtMs),
  endedAt: toTextOrNull(endedAtMs),
});

const toText = (atMs: number): string => new Date(atMs).toISOString();
const toTextOrNull = (atMs: number | null): string | null => (atMs === null ? null : toText(atMs));
