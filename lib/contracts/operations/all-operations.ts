import { bulkOperations } from './bulk';
import { cronOperations } from './cron';
import { eventOperations } from './events';
import { executionOperations } from './executions';
import type { Operation } from './operation';

import { scheduleFileOperations } from './schedule-files';

import { scheduleVersionOperations } from './schedule-versions';

import { scheduleOperations } from './schedules';
import { serviceOperations } from './service';
import { skipOperations } from './skips';
import { statsOperations } from './stats';
import { workerOperations } from './workers';

/**
 * Every operation of the API: what the document, the client and the tests of the routes are made of.
 *
 * To add one:
 * 1. Describe it in the file of its resource here (a new file goes into the list below). Shapes are the zod schemas of lib/contracts;
 *    give one that has a name of its own `.meta({ id: 'Name' })`, and fields `.meta({ description })`. Examples must fit their schemas;
 *    path parameters and required query parameters need one too.
 * 2. `answers` lists what is particular to it (2xx, 404, 412, 422 …). What the common pipeline answers comes from PIPELINE
 *    (pipeline.ts) by what the operation is: a body, a POST, `usesDatabase` …; so do the headers Idempotency-Key, If-None-Match and
 *    Prefer (request-headers.ts). An own entry replaces a shared one.
 * 3. A new kind of problem goes into problem-types.ts, a new answer header into headers.ts, a new tag into operation.ts.
 * 4. In app/api/_contract/<resource>.producers.ts make each of its own answers happen, keyed by operationId and status, through
 *    `api.call(operationId, …)`: the real handler on a real database. The answer is checked against the document itself, and the
 *    request of a 2xx too. Pipeline answers are produced for every operation by themselves, from its examples.
 * `npx vitest run --project int app/api/_contract` fails for a route without an operation, an operation without a route, an answer
 * without a producer and a producer without an answer.
 */
export const ALL_OPERATIONS: readonly Operation[] = [
  ...scheduleOperations,
  ...bulkOperations,
  ...scheduleFileOperations,
  ...scheduleVersionOperations,
  ...executionOperations,
  ...skipOperations,
  ...cronOperations,
  ...statsOperations,
  ...workerOperations,
  ...eventOperations,
  ...serviceOperations,
];
