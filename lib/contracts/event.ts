import { z } from 'zod';
import { EXECUTION_STATUSES, TRIGGERS } from '@/lib/domain/execution';
import { WORKER_STATES } from '@/lib/domain/worker';
import { instantSchema } from './page';

export const EVENT_TOPICS = ['schedules', 'executions', 'workers'] as const;
export type EventTopic = (typeof EVENT_TOPICS)[number];

/** A schedule was made, edited, paused, resumed, deleted or restored, or did not run: its row or its skips are to be read again. */
export const scheduleChangeSchema = z.object({
  id: z.guid(),
  version: z.int(),
  enabled: z.boolean(),
  pausedUntil: instantSchema
    .nullable()
    .meta({ description: 'It is enabled again from then on, which is no change of its own' }),
  deleted: z.boolean(),
  updatedAt: instantSchema,
  nextFireAt: instantSchema.nullable(),
});
export type ScheduleChange = z.output<typeof scheduleChangeSchema>;

/** An execution as it is now, cut to what a list shows of it. Fields mean what they do in `executionSchema`. */
export const executionChangeSchema = z.object({
  id: z.guid(),
  scheduleId: z.guid(),
  version: z.int(),
  trigger: z.enum(TRIGGERS),
  agentId: z.string(),
  status: z.enum(EXECUTION_STATUSES),
  attempts: z.int(),
  fireTime: instantSchema,
  startedAt: instantSchema.nullable(),
  completedAt: instantSchema.nullable(),
  latenessMs: z.number().nullable(),
  nextAttemptAt: instantSchema.nullable(),
  durationMs: z.number().nullable(),
  httpStatus: z.int().nullable(),
  errorClass: z.string().nullable(),
  nextFireAt: instantSchema.nullable().meta({
    description: "When its schedule fires next: it moves with each run. null: it doesn't fire, or is gone.",
  }),
});
export type ExecutionChange = z.output<typeof executionChangeSchema>;

/** A worker has started, beaten, stopped or was declared dead. */
export const workerChangeSchema = z.object({
  id: z.guid(),
  state: z.enum(WORKER_STATES),
  slots: z.int(),
  held: z.int(),
  running: z.int(),
  beat: z.int(),
  seenAt: instantSchema,
  endedAt: instantSchema.nullable(),
});
export type WorkerChange = z.output<typeof workerChangeSchema>;

/** Data of the event `changes`: the present state of what has changed, in no order. One may come again though nothing changed. */
export const changesEventSchema = z.object({
  schedules: z.array(scheduleChangeSchema),
  executions: z.array(executionChangeSchema),
  workers: z.array(workerChangeSchema),
});
export type ChangesEvent = z.output<typeof changesEventSchema>;

/** Data of the event `hello`, the first of a new stream: what is read after it has come is complemented by what follows. */
export const helloEventSchema = z.object({ topics: z.array(z.enum(EVENT_TOPICS)) });

/**
 * - `crowded`: there are more live executions than the stream keeps an eye on
 * - `slow`: the listener didn't read
 * - `too_many`: more than 1,000 changes at once, or since the position
 * - `too_old`: the position is older than 10 minutes
 * - `unknown_position`: it is none of this database
 */
export const RESYNC_REASONS = ['crowded', 'slow', 'too_many', 'too_old', 'unknown_position'] as const;
export type ResyncReason = (typeof RESYNC_REASONS)[number];

/** Data of the event `resync`: changes are left out, so read again what is shown. */
export const resyncEventSchema = z.object({ reason: z.enum(RESYNC_REASONS) });

const TOPICS_MESSAGE = `Topics must be some of ${EVENT_TOPICS.join(', ')}, separated by commas`;
const POSITION_LENGTH_LIMIT = 100;

/** Query of `GET /api/events`. `lastEventId` is for clients that can't set the header `Last-Event-ID`, which wins. */
export const eventsQuerySchema = z.strictObject({
  topics: z
    .string()
    .transform((text) => [...new Set(text.split(','))])
    .pipe(z.array(z.enum(EVENT_TOPICS, { error: TOPICS_MESSAGE })))
    .default([...EVENT_TOPICS]),
  scheduleId: z.guid('Schedule id must be a UUID').toLowerCase().optional(),
  lastEventId: z
    .string()
    .max(POSITION_LENGTH_LIMIT, `An event's id has at most ${POSITION_LENGTH_LIMIT} characters`)
    .optional(),
});
export type EventsQuery = z.input<typeof eventsQuerySchema>;
