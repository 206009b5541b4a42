import type { schedules } from '@/lib/db/schema';
import type { HttpMethod, ScheduleDefinition } from '@/lib/domain/schedule-definition';

/** A schedule as its row holds it, deleted or not. */
export type ScheduleRecord = typeof schedules.$inferSelect;

/** The columns that a definition decides. */
export function toColumns(definition: ScheduleDefinition) {
  return {
    agentId: definition.agentId,
    agentRef: definition.agentRef,
    agentUrl: definition.agentUrl,
    cronExpression: definition.cronExpression,
    description: definition.description,
    enabled: definition.enabled,
    headers: definition.headers,
    httpMethod: definition.httpMethod,
    name: definition.name,
    onWorkerLoss: definition.onWorkerLoss,
    pausedUntil: definition.pausedUntil === null ? null : new Date(definition.pausedUntil),
    payload: definition.payload,
    priority: definition.priority,
    retryPolicy: definition.retryPolicy,
    tags: definition.tags,
    timeoutMs: definition.timeoutMs,
    timezone: definition.timezone,
  };
}

/** The definition that a row holds: that of its newest version. */
export function toDefinition(record: ScheduleRecord): ScheduleDefinition {
  const { id, workspaceId, version, deletedAt, createdAt, updatedAt, ...columns } = record;
  return {
    ...columns,
    httpMethod: record.httpMethod as HttpMethod,
    pausedUntil: record.pausedUntil?.toISOString() ?? null,
  };
}
