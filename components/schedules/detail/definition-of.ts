import type { Schedule } from '@/lib/contracts/schedule-view';

/** What a person decided about a schedule, as a body of `POST /api/schedules`: without what the server adds. */
export function definitionOf(schedule: Schedule) {
  const { createdAt, id, lastExecution, nextFireAt, updatedAt, version, ...definition } = schedule;
  const { maxAttempts, initialDelayMs, backoffMultiplier, maxDelayMs } = schedule.retryPolicy;
  return { ...definition, retryPolicy: { maxAttempts, initialDelayMs, backoffMultiplier, maxDelayMs } };
}
