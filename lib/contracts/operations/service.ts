import { z } from 'zod';
import { type Health, healthSchema } from '../health';
import { json, type Operation } from './operation';
import { EXAMPLE_IDS } from './parameters';

const HEALTHY: Health = {
  status: 'ok',
  database: 'ok',
  redis: 'ok',
  workers: { alive: 1, list: [{ id: EXAMPLE_IDS.worker, seenAt: '2026-03-02T08:00:02.100Z' }] },
  warnings: [],
};
const GONE: Health = {
  status: 'unavailable',
  database: 'unreachable',
  redis: 'ok',
  workers: { alive: 0, list: [] },
  warnings: [],
};

const readySchema = z.object({ status: z.enum(['ok', 'unavailable']) });

/** The parts of an OpenAPI document that a client looks at first. */
const documentSchema = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.unknown()),
});

/** What is asked of the service itself. */
export const serviceOperations: readonly Operation[] = [
  {
    operationId: 'getHealth',
    method: 'GET',
    path: '/api/health',
    tag: 'Service',
    summary: 'Tell how the service is',
    answers: {
      200: {
        description: 'It works; when `status` is degraded, `warnings` say how far.',
        content: json(healthSchema, HEALTHY),
      },
      503: { description: 'The database is gone.', content: json(healthSchema, GONE) },
    },
  },
  {
    operationId: 'getLiveness',
    method: 'GET',
    path: '/api/health/live',
    tag: 'Service',
    summary: 'Tell that the process runs',
    answers: {
      200: {
        description: 'It runs.',
        content: json(z.object({ status: z.literal('ok') }), { status: 'ok' }),
      },
    },
    usesDatabase: false,
  },
  {
    operationId: 'getReadiness',
    method: 'GET',
    path: '/api/health/ready',
    tag: 'Service',
    summary: 'Tell whether requests can be answered',
    answers: {
      200: { description: 'They can.', content: json(readySchema, { status: 'ok' }) },
      503: {
        description: 'They can’t: the database is gone.',
        content: json(readySchema, { status: 'unavailable' }),
      },
    },
  },
  {
    operationId: 'getOpenApi',
    method: 'GET',
    path: '/api/openapi.json',
    tag: 'Service',
    summary: 'Get this document',
    answers: {
      200: {
        description: 'The API as OpenAPI 3.1.',
        content: json(documentSchema, {
          openapi: '3.1.1',
          info: { title: 'Distributed Scheduler', version: '1.0.0' },
          paths: {},
        }),
      },
    },
    usesDatabase: false,
  },
];
