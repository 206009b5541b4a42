import type { Random } from './engine/ports';
import type { RetryPolicy } from './schedule-definition';

const REQUEST_TIMEOUT = 408;
const TOO_EARLY = 425;
const TOO_MANY_REQUESTS = 429;

/** Whether another try may do better: server errors, and the client errors that say "not now". */
export function isRetryableStatus(httpStatus: number): boolean {
  return (
    httpStatus >= 500 ||
    httpStatus === REQUEST_TIMEOUT ||
    httpStatus === TOO_EARLY ||
    httpStatus === TOO_MANY_REQUESTS
  );
}

/** Whether the policy leaves a try after `attempts`, of which `losses` were lost with their worker and don't count. */
export function hasAttemptsLeft(policy: RetryPolicy, attempts: number, losses: number): boolean {
  return attempts - losses < policy.maxAttempts;
}

/**
 * The wait before the next try: c/2 + random(0, c/2) with c = min(maxDelayMs, initialDelayMs · backoffMultiplier^(n−1)).
 * Half of it is random, so that executions that failed together don't come back together.
 *
 * @param n tries so far, from 1
 * @param retryAfterMs what the agent asked for; taken instead of the backoff, up to maxDelayMs
 */
export function retryDelayMs(
  policy: RetryPolicy,
  n: number,
  random: Random,
  retryAfterMs: number | null = null,
): number {
  if (retryAfterMs !== null) return Math.min(policy.maxDelayMs, retryAfterMs);
  if (policy.initialDelayMs === 0) return 0;
  const ceiling = Math.min(policy.maxDelayMs, policy.initialDelayMs * policy.backoffMultiplier ** (n - 1));
  return Math.round(ceiling / 2 + random() * (ceiling / 2));
}
