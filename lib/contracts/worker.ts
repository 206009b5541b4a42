import { z } from 'zod';
import { WORKER_PROBLEMS, WORKER_STATES } from '@/lib/domain/worker';
import { instantSchema, pageQueryFields, pageSchema } from './page';

/** A worker process, as it last reported itself. Of one that is gone `held`, `running` and the rest are what it said last. */
const workerSchema = z
  .object({
    id: z.guid().meta({ description: 'Random for each start, and new after a lost lease' }),
    state: z.enum(WORKER_STATES),
    hostname: z.string(),
    pid: z.int(),
    version: z.string().meta({ description: 'Of the scheduler that it runs' }),
    slots: z.int().meta({ description: 'Calls that it makes at a time' }),
    held: z.int().meta({
      description:
        'Executions that it owns: in a call, or about to be. More than `slots` when work waits for a slot.',
    }),
    running: z.int().meta({ description: 'Calls under way' }),
    beat: z.int().meta({ description: 'Count of renewals of its lease, one every 2.5 s.' }),
    seenAt: instantSchema.meta({ description: 'Its last beat' }),
    beatAgeMs: z
      .number()
      .meta({ description: "Age of that beat when this was read, by the database's clock" }),
    startedAt: instantSchema,
    endedAt: instantSchema
      .nullable()
      .meta({ description: 'When it stopped, or was declared dead; null while it is alive' }),
    lagMs: z.number().meta({ description: 'How late its event loop is' }),
    clockOffsetMs: z
      .number()
      .meta({ description: "Its machine's clock minus the database's; it is corrected for" }),
    takenOver: z.int().meta({ description: 'Executions that others took over from it when it was gone' }),
    warnings: z.array(z.object({ code: z.enum(WORKER_PROBLEMS), message: z.string() })),
  })
  .meta({ id: 'Worker' });
export type Worker = z.output<typeof workerSchema>;

export const workerPageSchema = pageSchema(workerSchema).meta({ id: 'WorkerPage' });
/** Query of `GET /api/workers`. */
export const listWorkersQuerySchema = z.strictObject(pageQueryFields);
export type ListWorkersQuery = z.input<typeof listWorkersQuerySchema>;
