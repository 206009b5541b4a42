import { z } from 'zod';
import { type BulkAnswer, type BulkInput, bulkAnswerSchema, bulkSchema } from '../bulk';
import { PROBLEM_TYPES, problemTypeUri } from '../problem-types';
import { json, type Operation } from './operation';
import { EXAMPLE_IDS } from './parameters';
import { invalid, problem } from './problems';
import { SCHEDULE } from './schedules';

const { agentId, agentUrl, cronExpression, name } = SCHEDULE;

const BODY: BulkInput = {
  operations: [
    { action: 'create', schedule: { agentId, agentUrl, cronExpression, name } },
    { action: 'pause', id: EXAMPLE_IDS.schedule, version: 3, until: '2031-03-03T08:00:00.000Z' },
  ],
};

const notFound = PROBLEM_TYPES['not-found'];
const ANSWER: BulkAnswer = {
  succeeded: 1,
  failed: 1,
  results: [
    { status: 201, id: SCHEDULE.id, schedule: SCHEDULE },
    {
      status: 404,
      id: EXAMPLE_IDS.schedule,
      problem: {
        type: problemTypeUri('not-found'),
        title: notFound.title,
        status: notFound.status,
        detail: 'There is no such schedule',
      },
    },
  ],
};

/** What is asked of many schedules at once. */
export const bulkOperations: readonly Operation[] = [
  {
    operationId: 'bulkSchedules',
    method: 'POST',
    path: '/api/schedules/bulk',
    tag: 'Schedules',
    summary: 'Create, pause, resume, trigger and delete many schedules',
    description:
      'Up to 10,000 operations in up to 16 MiB, each with a result of its own in its place; the answer is 200 whatever became of them. One schedule can be named once, or by any number of triggers. Sent again with the same Idempotency-Key it goes on where it was.',
    headers: z.object({
      Prefer: z
        .string()
        .optional()
        .meta({
          description: 'With `return=minimal` results have no `schedule` and `execution`.',
          examples: ['return=minimal'],
        }),
    }),
    body: { required: true, content: json(bulkSchema, BODY) },
    answers: {
      200: {
        description: 'What became of each operation, in their order.',
        content: json(bulkAnswerSchema, ANSWER),
      },
      413: problem('too-large', { detail: 'The body is larger than 16 MiB' }),
      422: invalid({ path: 'operations', message: 'At most 10,000 operations' }),
    },
  },
];
