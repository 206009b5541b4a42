import type { HeadersPatch } from '@/lib/contracts/headers';
import type { RetryPolicyPatch } from '@/lib/contracts/retry-policy';
import type { SchedulePatch, ScheduleSettings } from '@/lib/contracts/schedule';
import type { RetryPolicy } from '@/lib/domain/schedule-definition';
import { isMask } from '@/lib/domain/sensitive-headers';

/**
 * What a patch makes of a schedule's settings: `headers` and `retryPolicy` are merged by key (RFC 7396), the rest is replaced.
 * What comes out is not checked here.
 */
export function mergePatch(
  current: ScheduleSettings,
  patch: SchedulePatch,
  defaultRetryPolicy: RetryPolicy,
): ScheduleSettings {
  const { headers, retryPolicy, tags, ...rest } = patch;
  const replaced = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...current,
    ...replaced,
    headers: headers === undefined ? current.headers : mergeHeaders(current.headers, headers ?? null),
    retryPolicy: mergeRetryPolicy(current.retryPolicy, retryPolicy, defaultRetryPolicy),
    tags: tags === undefined ? current.tags : (tags ?? []),
  };
}

/** Names are compared without case, as HTTP does; a mask stands for the value that the header has. */
function mergeHeaders(current: Record<string, string>, patch: HeadersPatch | null): Record<string, string> {
  if (patch === null) return {};
  const merged = new Map(
    Object.entries(current).map(([name, value]) => [name.toLowerCase(), { name, value }]),
  );
  for (const [name, value] of Object.entries(patch)) {
    const key = name.toLowerCase();
    const known = merged.get(key);
    if (value === null) merged.delete(key);
    else merged.set(key, { name, value: isMask(value) && known ? known.value : value });
  }
  return Object.fromEntries([...merged.values()].map(({ name, value }) => [name, value]));
}

function mergeRetryPolicy(
  current: RetryPolicy,
  patch: RetryPolicyPatch | null | undefined,
  defaults: RetryPolicy,
): RetryPolicy {
  if (patch === undefined) return current;
  if (patch === null) return defaults;
  const merge = (key: keyof RetryPolicy) => {
    const value = patch[key];
    return value === undefined ? current[key] : (value ?? defaults[key]);
  };
  return {
    maxAttempts: merge('maxAttempts'),
    backoffMultiplier: merge('backoffMultiplier'),
    initialDelayMs: merge('initialDelayMs'),
    maxDelayMs: merge('maxDelayMs'),
  };
}
