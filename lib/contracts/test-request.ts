import { z } from 'zod';
import { ATTEMPT_STATUSES } from '@/lib/domain/execution';
import { agentResponseSchema } from './execution';
import { headersPatchSchema } from './headers';
import { createScheduleSchema } from './schedule';

/** How long a test waits for its answer, whatever the schedule's timeout is: somebody sits in front of it. */
export const TEST_TIMEOUT_LIMIT_MS = 30_000;

const { agentUrl, httpMethod, payload, timeoutMs } = createScheduleSchema.shape;

/**
 * A request as a schedule would send it. `scheduleId`: whose stored values the masked headers stand for, and whose id the agent is
 * told.
 */
export const testRequestSchema = z.strictObject(
  {
    agentUrl,
    headers: headersPatchSchema,
    httpMethod,
    name: z.string().max(255),
    payload,
    scheduleId: z.guid().nullable(),
    timeoutMs,
  },
  { error: 'The body must be an object' },
);
export type TestRequestInput = z.input<typeof testRequestSchema>;

/** What became of it: an attempt that nobody keeps. */
export const testResultSchema = z.object({
  status: z.enum(ATTEMPT_STATUSES),
  durationMs: z.number().nullable(),
  /** ms; less than the schedule's own when that is longer than a test waits. */
  timeoutMs: z.int(),
  httpStatus: z.int().nullable(),
  errorClass: z.string().nullable(),
  error: z.string().nullable(),
  response: agentResponseSchema.nullable(),
});
export type TestResult = z.output<typeof testResultSchema>;
