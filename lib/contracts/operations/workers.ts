import { listWorkersQuerySchema, type Worker, workerPageSchema } from '../worker';
import { json, type Operation } from './operation';
import { EXAMPLE_IDS } from './parameters';
import { invalid } from './problems';

const WORKER: Worker = {
  id: EXAMPLE_IDS.worker,
  state: 'alive',
  hostname: 'scheduler-worker-0',
  pid: 17,
  version: '1.0.0',
  slots: 64,
  held: 3,
  running: 3,
  beat: 1_204,
  seenAt: '2026-03-02T08:00:02.100Z',
  beatAgeMs: 812,
  startedAt: '2026-03-02T07:09:52.000Z',
  endedAt: null,
  lagMs: 0.4,
  clockOffsetMs: -2.1,
  takenOver: 0,
  warnings: [],
};

/** What is asked of workers. */
export const workerOperations: readonly Operation[] = [
  {
    operationId: 'listWorkers',
    method: 'GET',
    path: '/api/workers',
    tag: 'Workers',
    summary: 'List workers',
    description:
      'Those that are alive, the longest first, then those that ended in the last 24 h, the latest first.',
    query: listWorkersQuerySchema,
    answers: {
      200: {
        description: 'A page of workers.',
        content: json(workerPageSchema, { data: [WORKER], nextCursor: null }),
      },
      422: invalid({ path: 'limit', message: 'Limit must be a whole number from 1 to 200' }),
    },
  },
];
