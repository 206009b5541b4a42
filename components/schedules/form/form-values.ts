import { formatSpan } from '@/components/time/format-duration';
import { DEFAULT_RETRY_POLICY } from '@/lib/contracts/retry-policy';
import { DEFAULT_TIMEOUT_MS, SCHEDULE_LIMITS } from '@/lib/contracts/schedule';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { wallText } from '@/lib/domain/recurrence/wall-instant';
import type { HttpMethod, RetryPolicy, WorkerLossPolicy } from '@/lib/domain/schedule-definition';

export interface HeaderRow {
  name: string;
  value: string;
}

/** What stands in the fields: texts as they are typed. Named after the API's fields, so that its errors find their place. */
export interface ScheduleFormValues {
  name: string;
  description: string;
  /** Separated by commas. */
  tags: string;
  cronExpression: string;
  timezone: string;
  agentId: string;
  agentUrl: string;
  httpMethod: HttpMethod;
  headers: HeaderRow[];
  /** JSON; empty means null. */
  payload: string;
  timeoutMs: string;
  onWorkerLoss: WorkerLossPolicy;
  priority: string;
  retryPolicy: { maxAttempts: string; backoffMultiplier: string; initialDelayMs: string; maxDelayMs: string };
  enabled: boolean;
  /** Date and time on the clocks of `timezone`, as the browser's field has it; empty: no end. */
  pausedUntil: string;
  /** Of an edit alone. */
  cancelPending: boolean;
}

/** An empty form. @param timezone proposed by the browser */
export function emptyFormValues(
  timezone: string,
  retryPolicy: RetryPolicy = DEFAULT_RETRY_POLICY,
): ScheduleFormValues {
  return {
    name: '',
    description: '',
    tags: '',
    cronExpression: '',
    timezone,
    agentId: '',
    agentUrl: '',
    httpMethod: 'POST',
    headers: [],
    payload: '',
    timeoutMs: formatSpan(DEFAULT_TIMEOUT_MS),
    onWorkerLoss: 'retry',
    priority: '0',
    retryPolicy: retryTexts(retryPolicy),
    enabled: true,
    pausedUntil: '',
    cancelPending: false,
  };
}

/** The form of a schedule as the API shows it; masked header values stay masked. */
export function formValuesOf(schedule: Schedule): ScheduleFormValues {
  return {
    name: schedule.name,
    description: schedule.description ?? '',
    tags: schedule.tags.join(', '),
    cronExpression: schedule.cronExpression,
    timezone: schedule.timezone,
    agentId: schedule.agentId,
    agentUrl: schedule.agentUrl,
    httpMethod: schedule.httpMethod,
    headers: Object.entries(schedule.headers).map(([name, value]) => ({ name, value })),
    payload: schedule.payload === null ? '' : JSON.stringify(schedule.payload, null, 2),
    timeoutMs: formatSpan(schedule.timeoutMs),
    onWorkerLoss: schedule.onWorkerLoss,
    priority: String(schedule.priority),
    retryPolicy: retryTexts(schedule.retryPolicy),
    enabled: schedule.enabled,
    pausedUntil: schedule.pausedUntil ? wallText(Date.parse(schedule.pausedUntil), schedule.timezone) : '',
    cancelPending: false,
  };
}

/** The form of a new schedule that begins as another one is: under a name of its own, and firing. */
export const duplicateValuesOf = (schedule: Schedule): ScheduleFormValues => ({
  ...formValuesOf(schedule),
  name: `${schedule.name.slice(0, SCHEDULE_LIMITS.name - COPY.length)}${COPY}`,
  enabled: true,
  pausedUntil: '',
});

const COPY = ' copy';

const retryTexts = (policy: RetryPolicy): ScheduleFormValues['retryPolicy'] => ({
  maxAttempts: String(policy.maxAttempts),
  backoffMultiplier: String(policy.backoffMultiplier),
  initialDelayMs: formatSpan(policy.initialDelayMs),
  maxDelayMs: formatSpan(policy.maxDelayMs),
});
