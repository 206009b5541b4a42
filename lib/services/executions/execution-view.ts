import type { Attempt, Execution } from '@/lib/contracts/execution';
import type { AttemptStatus, ExecutionStatus, Trigger } from '@/lib/domain/execution';
import { latenessMs } from '@/lib/domain/lateness';
import { maskHeaders } from '@/lib/domain/sensitive-headers';
import type { AttemptRow } from '@/lib/repositories/execution-repository';
import type { ExecutionRow } from '@/lib/repositories/execution-row';

export function toExecution(row: ExecutionRow): Execution {
  const awaitsAttempt = row.status === 'pending' || row.status === 'retrying';
  return {
    id: row.id,
    scheduleId: row.scheduleId,
    scheduleName: row.scheduleName,
    version: row.version,
    trigger: row.trigger as Trigger,
    agentId: row.agentKey,
    fireTime: row.fireTime.toISOString(),
    scheduledAt: row.scheduledAt.toISOString(),
    status: row.status as ExecutionStatus,
    attempts: row.attempts,
    dueAt: row.dueAt.toISOString(),
    startedAt: toText(row.firstStartedAt),
    completedAt: toText(row.completedAt),
    latenessMs: latenessMs({
      firstStartedAt: row.firstStartedAt?.getTime() ?? null,
      losses: row.losses,
      scheduledAt: row.scheduledAt.getTime(),
    }),
    nextAttemptAt: awaitsAttempt ? row.dueAt.toISOString() : null,
    cancelRequestedAt: toText(row.cancelRequestedAt),
    workerId: row.workerId,
    createdAt: row.createdAt.toISOString(),
    ...toOutcome(row),
  };
}

export const toAttempt = (row: AttemptRow): Attempt => ({
  number: row.n,
  status: row.status as AttemptStatus,
  startedAt: toText(row.startedAt),
  completedAt: toText(row.completedAt),
  workerId: row.workerId,
  ...toOutcome(row),
});

const toText = (instant: Date | null): string | null => instant?.toISOString() ?? null;

const toOutcome = (row: AttemptRow | ExecutionRow) => ({
  durationMs: row.durationMs,
  httpStatus: row.httpStatus,
  errorClass: row.errorClass,
  error: row.error,
  response: maskResponse(row.response),
});

/** An agent may send tokens and cookies too. Adopted executions have answers of any shape. */
function maskResponse(response: unknown): unknown {
  if (!isObject(response) || !isObject(response.headers)) return response;
  const texts = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
  return { ...response, headers: maskHeaders(Object.fromEntries(texts)) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
