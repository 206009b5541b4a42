export interface RetryPolicy {
  /** Calls of one execution at the most, without those that were lost with their worker. */
  maxAttempts: number;
  backoffMultiplier: number;
  initialDelayMs: number;
  maxDelayMs: number;
}

export const HTTP_METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

/** What becomes of an execution whose worker is lost in mid-call: called again (at least once), or failed (at most once). */
export const WORKER_LOSS_POLICIES = ['fail', 'retry'] as const;
export type WorkerLossPolicy = (typeof WORKER_LOSS_POLICIES)[number];

export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** A deleted schedule can be brought back for so long; then the janitor may remove it. */
export const RESTORABLE_FOR_MS = 86_400_000;

/** What a schedule version keeps: everything that decides when and what is called. Immutable, so cacheable. */
export interface ScheduleDefinition {
  name: string;
  description: string | null;
  tags: string[];
  cronExpression: string;
  /** IANA name. */
  timezone: string;
  /** The API's `agentId`. */
  agentId: string;
  /** `agents.id`, the uuid that the hot tables carry. */
  agentRef: string;
  agentUrl: string;
  httpMethod: HttpMethod;
  headers: Record<string, string>;
  payload: JsonValue;
  retryPolicy: RetryPolicy;
  /** Over the whole exchange: connect, send, headers and body. */
  timeoutMs: number;
  onWorkerLoss: WorkerLossPolicy;
  /** Of the executions of one agent that are due, those with the highest priority start first. */
  priority: number;
  /** false: paused. */
  enabled: boolean;
  /** ISO instant from which a paused schedule fires again by itself; null: somebody has to resume it. */
  pausedUntil: string | null;
}
