import { DEFAULT_RETRY_POLICY, type PartialRetryPolicy } from '@/lib/contracts/retry-policy';
import type { RetryPolicy } from '@/lib/domain/schedule-definition';
import type { ServiceContext } from '../context';

/** The retry policy of a schedule whose author says nothing, by MAX_RETRY_ATTEMPTS and RETRY_BACKOFF_BASE. */
export function defaultRetryPolicy({ runtime }: ServiceContext): RetryPolicy {
  return withRoomForFirstDelay({ ...DEFAULT_RETRY_POLICY, ...runtime.config.defaultRetry });
}

/** Completes what an author gave. A first delay above the default longest one raises that, unless both were given. */
export function completeRetryPolicy(context: ServiceContext, given: PartialRetryPolicy): RetryPolicy {
  const policy = { ...defaultRetryPolicy(context), ...given };
  return given.maxDelayMs === undefined ? withRoomForFirstDelay(policy) : policy;
}

const withRoomForFirstDelay = (policy: RetryPolicy): RetryPolicy => ({
  ...policy,
  maxDelayMs: Math.max(policy.maxDelayMs, policy.initialDelayMs),
});
