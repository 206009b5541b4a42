import { z } from 'zod';
import { type ChangesEvent, eventsQuerySchema } from '../event';
import type { Operation } from './operation';
import { EXAMPLE_IDS } from './parameters';
import { invalid } from './problems';

const CHANGES: ChangesEvent = {
  schedules: [
    {
      id: EXAMPLE_IDS.schedule,
      version: 4,
      enabled: true,
      pausedUntil: null,
      deleted: false,
      updatedAt: '2026-03-02T07:58:11.402Z',
      nextFireAt: '2026-03-02T09:00:00.000Z',
    },
  ],
  executions: [
    {
      id: EXAMPLE_IDS.execution,
      scheduleId: EXAMPLE_IDS.schedule,
      version: 3,
      trigger: 'schedule',
      agentId: 'report-agent-001',
      status: 'succeeded',
      attempts: 1,
      fireTime: '2026-03-02T08:00:00.000Z',
      startedAt: '2026-03-02T08:00:00.004Z',
      completedAt: '2026-03-02T08:00:01.210Z',
      latenessMs: 4,
      nextAttemptAt: null,
      durationMs: 1_206.2,
      httpStatus: 200,
      errorClass: null,
      nextFireAt: '2026-03-02T09:00:00.000Z',
    },
  ],
  workers: [],
};

const EXAMPLE = `retry: 1870

id: mq0x3k5f-2s9
event: hello
data: {"topics":["schedules","executions","workers"]}

id: mq0x3k9w-2sc
event: changes
data: ${JSON.stringify(CHANGES)}

: heartbeat mq0x3vhe-2sc
id: mq0x3vhe-2sc

id: mq0x42p1-9zk
event: resync
data: {"reason":"too_many"}

`;

/** Listening to what changes. */
export const eventOperations: readonly Operation[] = [
  {
    operationId: 'streamEvents',
    method: 'GET',
    path: '/api/events',
    tag: 'Events',
    summary: 'Listen to what changes',
    description: `Server-sent events, at most ten a second. \`hello\` is the first of a new stream: read then what you show, and apply
what follows. \`changes\` has the present state of schedules, executions and workers that have changed; the same may come again.
\`resync\` says that changes are left out: read again what you show. The \`id\` of an event is where the listener is; sent back in
\`Last-Event-ID\` (as browsers do by themselves) it brings what changed since, from any server of the service, or a \`resync\` when
that is more than 1,000 changes or more than 10 minutes ago. A comment comes every 15 s,
\`heartbeat\` and the position, which is its \`id\` too.`,
    query: eventsQuerySchema,
    headers: z.object({
      'Last-Event-ID': z
        .string()
        .optional()
        .meta({ description: 'The id of the last event that was seen.', examples: ['mq0x3k9w-2sc'] }),
    }),
    answers: {
      200: {
        description: 'A stream that goes on until either side ends it.',
        content: { 'text/event-stream': { schema: z.string(), examples: { default: EXAMPLE } } },
      },
      422: invalid({
        path: 'topics',
        message: 'Topics must be some of schedules, executions, workers, separated by commas',
      }),
    },
  },
];
