import { DEFAULT_RETRY_POLICY, RETRY_LIMITS } from '@/lib/contracts/retry-policy';
import type { RetryPolicy } from '@/lib/domain/schedule-definition';
import { parsedObject } from './parsed-object';

/** The original's retry policy within our limits; what is missing or no number gets the default. */
export function adoptRetryPolicy(original: unknown): RetryPolicy {
  const given = parsedObject(original);
  const read = (name: keyof RetryPolicy) => {
    const { max, min } = RETRY_LIMITS[name];
    const value = Number(given[name] ?? given[snakeCase(name)] ?? Number.NaN);
    return Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : DEFAULT_RETRY_POLICY[name];
  };
  const initialDelayMs = Math.round(read('initialDelayMs'));
  return {
    maxAttempts: Math.round(read('maxAttempts')),
    backoffMultiplier: read('backoffMultiplier'),
    initialDelayMs,
    maxDelayMs: Math.max(initialDelayMs, Math.round(read('maxDelayMs'))),
  };
}

const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
