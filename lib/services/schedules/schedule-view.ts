import type { LastExecution, Schedule } from '@/lib/contracts/schedule-view';
import type { ExecutionStatus } from '@/lib/domain/execution';
import type { HttpMethod, RetryPolicy } from '@/lib/domain/schedule-definition';
import { maskHeaders } from '@/lib/domain/sensitive-headers';
import type { LastExecutionRecord } from '@/lib/repositories/last-executions';
import type { ScheduleOverview } from '@/lib/repositories/schedule-overview';

/** A schedule as everyone may see it. */
export function toSchedule({
  isPaused,
  lastExecution,
  nextFireAt,
  schedule,
}: Omit<ScheduleOverview, 'position'>): Schedule {
  return {
    id: schedule.id,
    name: schedule.name,
    description: schedule.description,
    tags: schedule.tags,
    cronExpression: schedule.cronExpression,
    timezone: schedule.timezone,
    agentId: schedule.agentId,
    agentUrl: schedule.agentUrl,
    httpMethod: schedule.httpMethod as HttpMethod,
    headers: maskHeaders(schedule.headers),
    payload: schedule.payload,
    retryPolicy: inOrder(schedule.retryPolicy),
    timeoutMs: schedule.timeoutMs,
    onWorkerLoss: schedule.onWorkerLoss,
    priority: schedule.priority,
    enabled: !isPaused,
    pausedUntil: (isPaused && schedule.pausedUntil?.toISOString()) || null,
    version: schedule.version,
    nextFireAt: nextFireAt?.toISOString() ?? null,
    lastExecution: lastExecution && toLastExecution(lastExecution),
    createdAt: schedule.createdAt.toISOString(),
    updatedAt: schedule.updatedAt.toISOString(),
    ...(schedule.deletedAt ? { deletedAt: schedule.deletedAt.toISOString() } : {}),
  };
}

/** jsonb keeps keys by their length. */
const inOrder = ({
  backoffMultiplier,
  initialDelayMs,
  maxAttempts,
  maxDelayMs,
}: RetryPolicy): RetryPolicy => ({
  maxAttempts,
  backoffMultiplier,
  initialDelayMs,
  maxDelayMs,
});

const toLastExecution = (row: LastExecutionRecord): LastExecution => ({
  id: row.id,
  fireTime: row.fireTime.toISOString(),
  status: row.status as ExecutionStatus,
  startedAt: row.firstStartedAt?.toISOString() ?? null,
  completedAt: row.completedAt?.toISOString() ?? null,
  durationMs: row.durationMs,
  httpStatus: row.httpStatus,
  error: row.error,
});
