import { z } from 'zod';
import type { RetryPolicy } from '@/lib/domain/schedule-definition';
import { wholeNumber } from './number';

const HOUR_MS = 3_600_000;

export const RETRY_LIMITS = {
  maxAttempts: { min: 1, max: 20 },
  backoffMultiplier: { min: 1, max: 10 },
  initialDelayMs: { min: 0, max: HOUR_MS },
  maxDelayMs: { min: 0, max: 24 * HOUR_MS },
} as const;

/** What a schedule has when its author says nothing; MAX_RETRY_ATTEMPTS and RETRY_BACKOFF_BASE move two of them. */
export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  maxAttempts: 3,
  backoffMultiplier: 2,
  initialDelayMs: 1_000,
  maxDelayMs: 30_000,
};

const { min, max } = RETRY_LIMITS.backoffMultiplier;
const multiplierProblem = `Back-off multiplier must be a number from ${min} to ${max}`;

const fields = {
  maxAttempts: wholeNumber('Attempts', RETRY_LIMITS.maxAttempts).meta({
    description: 'The first one included',
  }),
  backoffMultiplier: z
    .number({ error: multiplierProblem })
    .min(min, multiplierProblem)
    .max(max, multiplierProblem),
  initialDelayMs: wholeNumber('First delay (ms)', RETRY_LIMITS.initialDelayMs).meta({
    description: 'Before the second attempt; from then on multiplied for each',
  }),
  maxDelayMs: wholeNumber('Longest delay (ms)', RETRY_LIMITS.maxDelayMs).meta({
    description: 'However many attempts there were',
  }),
};

const error = 'Retry policy must be an object';

/** A whole policy. The first delay may not be longer than the longest. */
export const retryPolicySchema = z
  .strictObject(fields, { error })
  .refine((policy) => policy.initialDelayMs <= policy.maxDelayMs, {
    message: 'First delay must not be longer than the longest delay',
    path: ['initialDelayMs'],
  })
  .meta({ id: 'RetryPolicy' });

/** Some of a policy; the service completes it. */
export const partialRetryPolicySchema = z.strictObject(fields, { error }).partial();

/** An edit of a policy: what is absent stays, null goes back to the default. */
export const retryPolicyPatchSchema = z
  .strictObject(
    {
      maxAttempts: fields.maxAttempts.nullable(),
      backoffMultiplier: fields.backoffMultiplier.nullable(),
      initialDelayMs: fields.initialDelayMs.nullable(),
      maxDelayMs: fields.maxDelayMs.nullable(),
    },
    { error },
  )
  .partial();

export type PartialRetryPolicy = z.output<typeof partialRetryPolicySchema>;
export type RetryPolicyPatch = z.output<typeof retryPolicyPatchSchema>;
