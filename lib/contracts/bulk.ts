import { z } from 'zod';
import { executionSchema } from './execution';
import { jsonValueSchema } from './json-value';
import { pauseScheduleSchema, resumeScheduleSchema } from './pause';
import { problemSchema } from './problem';
import { type CreateScheduleInput, createScheduleSchema } from './schedule';
import { scheduleSchema } from './schedule-view';

export const BULK_LIMITS = { bodyBytes: 16 * 1_048_576, operations: 10_000 } as const;

const error = 'An operation must be an object';
const id = z.string({ error: 'Id must be the id of a schedule' }).toLowerCase();
/** As If-Match does: the operation is refused when the schedule is at another version. */
const version = z.int({ error: 'Version must be a whole number' }).positive().optional();

const changes = [
  z.strictObject({ action: z.literal('pause'), id, version, ...pauseScheduleSchema.shape }, { error }),
  z.strictObject({ action: z.literal('resume'), id, version, ...resumeScheduleSchema.shape }, { error }),
  z.strictObject({ action: z.literal('delete'), id, version }, { error }),
  z.strictObject({ action: z.literal('trigger'), id, payload: jsonValueSchema.optional() }, { error }),
] as const;
const creationOf = (schedule: z.ZodType) =>
  z.strictObject({ action: z.literal('create'), schedule }, { error });
const unknownAction = { error: 'Action must be one of create, delete, pause, resume, trigger' };

/** One operation, but for the schedule of a creation, which its use case checks. */
export const bulkOperationSchema = z.discriminatedUnion(
  'action',
  [creationOf(z.unknown()), ...changes],
  unknownAction,
);
export type BulkOperation = z.output<typeof bulkOperationSchema>;

const bodyOf = (operation: z.ZodType) =>
  z.strictObject(
    {
      operations: z
        .array(operation, { error: 'Operations must be a list' })
        .min(1, 'At least one operation')
        .max(BULK_LIMITS.operations, `At most ${BULK_LIMITS.operations.toLocaleString('en')} operations`),
    },
    { error: 'The body must be an object' },
  );

/** Body of `POST /api/schedules/bulk`, whose operations are then checked one by one: a bad one hurts no other. */
export const bulkEnvelopeSchema = bodyOf(z.unknown());

/** The whole body, as it is documented. */
export const bulkSchema = bodyOf(
  z.discriminatedUnion('action', [creationOf(createScheduleSchema), ...changes], unknownAction),
).meta({ id: 'BulkOperations' });
export interface BulkInput {
  operations: ({ action: 'create'; schedule: CreateScheduleInput } | z.input<(typeof changes)[number]>)[];
}

/** What became of one operation, as a request of its own would have been answered. */
export const bulkResultSchema = z.object({
  status: z.int(),
  id: z.string().optional().meta({ description: 'Of the schedule; absent when none was made or named' }),
  schedule: scheduleSchema.optional(),
  execution: executionSchema.optional(),
  problem: problemSchema.omit({ requestId: true }).optional(),
});
export type BulkResult = z.output<typeof bulkResultSchema>;

/** `results` are in the order of the operations. */
export const bulkAnswerSchema = z.object({
  succeeded: z.int(),
  failed: z.int(),
  results: z.array(bulkResultSchema),
});
export type BulkAnswer = z.output<typeof bulkAnswerSchema>;
