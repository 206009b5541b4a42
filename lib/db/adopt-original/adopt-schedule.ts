import { DEFAULT_TIMEOUT_MS, SCHEDULE_LIMITS, scheduleSettingsSchema } from '@/lib/contracts/schedule';
import { createRecurrence } from '@/lib/domain/recurrence/recurrence';
import { HTTP_METHODS, type HttpMethod, type ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { adoptHeaders } from './adopt-headers';
import { adoptRetryPolicy } from './adopt-retry-policy';

/** A row of the original's `schedules`, its payload left out: that is copied as it is. */
export interface OriginalSchedule {
  id: string;
  name: string | null;
  cronExpression: string | null;
  agentId: string | null;
  agentUrl: string | null;
  httpMethod: string | null;
  headers: unknown;
  retryPolicy: unknown;
  enabled: boolean | null;
}

export interface AdoptedSchedule {
  definition: Omit<ScheduleDefinition, 'agentRef' | 'payload'>;
  /** Epoch ms; null = it doesn't fire. */
  nextFireAt: number | null;
}

/**
 * What becomes of one of the original's schedules. It is always kept. One that we can't run as it was is paused, and its description
 * says why; so is one whose `enabled` was NULL, which the original never ran.
 *
 * @param afterMs the next fire time lies strictly after it (epoch ms)
 */
export function adoptSchedule(original: OriginalSchedule, afterMs: number): AdoptedSchedule {
  const { dropped, headers } = adoptHeaders(original.headers);
  const { httpMethod, isKnown } = adoptMethod(original.httpMethod);
  const settings = {
    name: original.name?.trim() || original.id,
    description: null,
    tags: [],
    cronExpression: original.cronExpression?.trim() ?? '',
    timezone: 'UTC',
    agentId: original.agentId?.trim() || original.id,
    agentUrl: original.agentUrl?.trim() ?? '',
    httpMethod,
    headers,
    retryPolicy: adoptRetryPolicy(original.retryPolicy),
    timeoutMs: DEFAULT_TIMEOUT_MS,
    onWorkerLoss: 'retry' as const,
    priority: 0,
    enabled: original.enabled ?? false,
    pausedUntil: null,
  };
  const obstacles = obstaclesOf(settings);
  if (!isKnown) obstacles.push(`HTTP method ${original.httpMethod} is not supported`);
  if (original.enabled === null) obstacles.push('It was neither enabled nor disabled');
  const enabled = settings.enabled && obstacles.length === 0;
  return {
    definition: { ...settings, description: explain(obstacles, dropped), enabled },
    nextFireAt: enabled ? createRecurrence({ ...settings, seed: original.id }).next(afterMs) : null,
  };
}

/** What our own contract would refuse, one sentence each. */
function obstaclesOf(settings: object): string[] {
  const parsed = scheduleSettingsSchema.safeParse({ ...settings, payload: null });
  return parsed.success ? [] : [...new Set(parsed.error.issues.map(({ message }) => message))];
}

function adoptMethod(original: string | null): { httpMethod: HttpMethod; isKnown: boolean } {
  const upper = original?.trim().toUpperCase() || 'POST';
  const known = HTTP_METHODS.find((method) => method === upper);
  return { httpMethod: known ?? 'POST', isKnown: known !== undefined };
}

function explain(obstacles: string[], dropped: string[]): string | null {
  const parts = [
    ...(obstacles.length > 0
      ? [`Paused by the upgrade from the original service: ${obstacles.join('; ')}.`]
      : []),
    ...(dropped.length > 0 ? [`Headers left out by the upgrade: ${dropped.join('; ')}.`] : []),
  ];
  return parts.length > 0 ? parts.join(' ').slice(0, SCHEDULE_LIMITS.description) : null;
}
