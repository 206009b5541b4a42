import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_OPERATIONS } from '@/lib/contracts/operations/all-operations';
import { answersOf } from '@/lib/contracts/operations/answers-of';
import { PIPELINE } from '@/lib/contracts/operations/pipeline';
import { isOtherMethods } from '../_http/other-methods';
import { ROUTE_MODULES } from '../route-modules.fixture';
import { ALL_PRODUCERS } from './all-producers';
import { DOCUMENT, faultsOfAnswer, faultsOfExamples, faultsOfRequest } from './answer-check.fixture';
import { type ContractApi, createContractApi } from './contract-api.fixture';
import { PIPELINE_PRODUCERS } from './pipeline.producers';
import { readAnswer } from './read-answer.fixture';

const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'];

let api: ContractApi;
beforeAll(async () => {
  api = await createContractApi();
});
afterAll(() => api.close());

/** The answers that the common pipeline gives for an operation, rather than the operation itself. */
const shared = ALL_OPERATIONS.flatMap((operation) =>
  Object.entries(answersOf(operation))
    .filter(([status, answer]) => PIPELINE[Number(status)]?.answer === answer)
    .map(([status]) => [operation.operationId, Number(status), operation] as const),
);
const own = ALL_OPERATIONS.flatMap((operation) =>
  Object.keys(operation.answers).map((status) => [operation.operationId, Number(status), operation] as const),
);

describe('the document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { errors, valid } = await new Validator().validate(structuredClone(DOCUMENT));
    expect([valid, errors ?? []]).toEqual([true, []]);
    expect(DOCUMENT.openapi).toMatch(/^3\.1\./);
  });

  it('has every method that a route exports, and no other', () => {
    const routes = [...ROUTE_MODULES].flatMap(([path, module]) =>
      METHODS.filter((method) => module[method] && !isOtherMethods(module[method])).map(
        (method) => `${method} ${path}`,
      ),
    );
    const operations = ALL_OPERATIONS.map(({ method, path }) => `${method} ${path}`);
    expect(operations.toSorted()).toEqual(routes.toSorted());
  });

  it('names each operation once', () => {
    const ids = ALL_OPERATIONS.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has examples that fit their schemas', () => {
    expect(ALL_OPERATIONS.flatMap(faultsOfExamples)).toEqual([]);
  });

  it('has a producer of each answer that is particular to an operation, and no other', () => {
    const documented = own.map(([operationId, status]) => `${operationId} ${status}`);
    const produced = Object.entries(ALL_PRODUCERS).flatMap(([operationId, answers]) =>
      Object.keys(answers).map((status) => `${operationId} ${status}`),
    );
    expect(produced.toSorted()).toEqual(documented.toSorted());
  });
});

describe('the answer', () => {
  it.each(own)('of %s with status %d is as the document says', async (operationId, status, operation) => {
    const producer = ALL_PRODUCERS[operationId]?.[status];
    expect(producer, 'it has no producer').toBeDefined();
    const { request, response, ...exchange } = await producer!(api);
    const answer = await readAnswer(response);
    expect([exchange.operationId, answer.status], answer.body.slice(0, 1_000)).toEqual([operationId, status]);
    expect(faultsOfAnswer(operation, answer)).toEqual([]);
    if (status < 300) expect(faultsOfRequest(operation, request)).toEqual([]);
  });

  it.each(shared)(
    'of the pipeline for %s with status %d is as the document says',
    async (_, status, operation) => {
      const answer = await readAnswer(await PIPELINE_PRODUCERS[status]!(operation, api));
      expect(answer.status, answer.body.slice(0, 1_000)).toBe(status);
      expect(faultsOfAnswer(operation, answer)).toEqual([]);
    },
  );
});
