import type { ShownDefinition } from '@/lib/contracts/schedule-version';
import type { LastExecution, Schedule } from '@/lib/contracts/schedule-view';
import type { ExecutionStatus } from '@/lib/domain/execution';
import type { RetryPolicy, ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { maskHeaders } from '@/lib/domain/sensitive-headers';
import type { LastExecutionRecord } from '@/lib/repositories/last-executions';
import { toDefinition } from '@/lib/repositories/schedule-columns';
import type { ScheduleOverview } from '@/lib/repositories/schedule-overview';

/** A schedule as everyone may see it. */
export function toSchedule({
  isPaused,
  lastExecution,
  nextFireAt,
  schedule,
}: Omit<ScheduleOverview, 'place'>): Schedule {
  const pausedUntil = (isPaused && schedule.pausedUntil?.toISOString()) || null;
  return {
    id: schedule.id,
    ...toShownDefinition({ ...toDefinition(schedule), enabled: !isPaused, pausedUntil }),
    version: schedule.version,
    nextFireAt: nextFireAt?.toISOString() ?? null,
    lastExecution: lastExecution && toLastExecution(lastExecution),
    createdAt: schedule.createdAt.toISOString(),
    updatedAt: schedule.updatedAt.toISOString(),
    ...(schedule.deletedAt ? { deletedAt: schedule.deletedAt.toISOString() } : {}),
  };
}

/** What people decided of a schedule, as everyone may see it. */
export const toShownDefinition = (definition: ScheduleDefinition): ShownDefinition => ({
  name: definition.name,
  description: definition.description,
  tags: definition.tags,
  cronExpression: definition.cronExpression,
  timezone: definition.timezone,
  agentId: definition.agentId,
  agentUrl: definition.agentUrl,
  httpMethod: definition.httpMethod,
  headers: maskHeaders(definition.headers),
  payload: definition.payload,
  retryPolicy: inOrder(definition.retryPolicy),
  timeoutMs: definition.timeoutMs,
  onWorkerLoss: definition.onWorkerLoss,
  priority: definition.priority,
  enabled: definition.enabled,
  pausedUntil: definition.pausedUntil,
});

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
