import { z } from 'zod';
import { WORKER_PROBLEMS, WORKER_STATES } from '@/lib/domain/worker';
import { instantSchema, pageQueryFields, pageSchema } from './page';

/** A worker process, as it last reported itself. Of one that is gone `held`, `running` and the rest are what it said last. */
const workerSchema = z
  .object({
    /** Random for each start, and new after a lost lease. */
    id: z.uuid(),
    state: z.enum(WORKER_STATES),
    hostname: z.string(),
    pid: z.int(),
    /** Of the scheduler that it runs. */
    version: z.string(),
    /** Calls that it makes at a time. */
    slots: z.int(),
    /** Executions that it owns: in a call, or about to be. More than `slots` when work waits for a slot. */
    held: z.int(),
    /** Calls under way. */
    running: z.int(),
    /** Count of renewals of its lease, one every 2.5 s. */
    beat: z.int(),
    /** Its last beat. */
    seenAt: instantSchema,
    /** Age of that beat when this was read, by the database's clock. */
    beatAgeMs: z.number(),
    startedAt: instantSchema,
    /** When it stopped, or was declared dead; null while it is alive. */
    endedAt: instantSchema.nullable(),
    /** How late its event loop is. */
    lagMs: z.number(),
    /** Its machine's clock minus the database's; it is corrected for. */
    clockOffsetMs: z.number(),
    /** Executions that others took over from it when it was gone. */
    takenOver: z.int(),
    warnings: z.array(z.object({ code: z.enum(WORKER_PROBLEMS), message: z.string() })),
  })
  .meta({ id: 'Worker' });
export type Worker = z.output<typeof workerSchema>;

export const workerPageSchema = pageSchema(workerSchema).meta({ id: 'WorkerPage' });
/** Query of `GET /api/workers`. */
export const listWorkersQuerySchema = z.strictObject(pageQueryFields);
export type ListWorkersQuery = z.input<typeof listWorkersQuerySchema>;
