import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_OPERATIONS } from '@/lib/contracts/operations/all-operations';
import type { ImportResult } from '@/lib/contracts/schedule-import';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { faultsOfAnswer } from '../_contract/answer-check.fixture';
import {
  type ContractApi,
  createContractApi,
  type Exchange,
  operationOf,
} from '../_contract/contract-api.fixture';
import { examplesOf } from '../_contract/examples-of.fixture';
import { readAnswer } from '../_contract/read-answer.fixture';
import { FuzzRun } from './fuzz-run.fixture';
import { anyRequest } from './request.fixture';

/** `npm run fuzz -- --requests 5000` asks for more, and `--seed` for the same again. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 300);
const SEED = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) };
const MS_PER_REQUEST = 500;

/** What shows something of what was stored; of two versions there may be one only. */
const READINGS = ALL_OPERATIONS.filter(({ method, path }) => method === 'GET' && !path.includes('/diff'));

let api: ContractApi;
beforeAll(async () => {
  api = await createContractApi();
});
afterAll(() => api.close());

describe('whatever is sent', () => {
  it(`gets an answer that is documented, and does no harm (${REQUESTS} requests)`, {
    timeout: 60_000 + REQUESTS * MS_PER_REQUEST,
  }, async () => {
    const run = new FuzzRun();
    const harmless = fc.asyncProperty(anyRequest, async (request) => {
      expect(await run.faultsOf(request)).toEqual([]);
    });
    await fc.assert(harmless, { ...SEED, endOnFailure: true, numRuns: REQUESTS });
    console.log(`answers by status: ${JSON.stringify(run.statuses)}`);
  });
});

describe('what was stored by it', () => {
  const checked = async ({ operationId, response }: Exchange): Promise<string> => {
    const answer = await readAnswer(response);
    expect(faultsOfAnswer(operationOf(operationId), answer)).toEqual([]);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  async function everySchedule(): Promise<Schedule[]> {
    const all: Schedule[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: Record<string, string> = cursor ? { cursor, limit: '200' } : { limit: '200' };
      const page = JSON.parse(await checked(await api.call('listSchedules', { query })));
      all.push(...page.data);
      cursor = page.nextCursor;
    }
    return all;
  }

  const everyExecution = async (): Promise<string[]> =>
    (await api.sql<{ id: string }[]>`SELECT id FROM executions`).map(({ id }) => id);

  it('can be read again by every operation that reads', { timeout: 300_000 }, async () => {
    const schedules = (await everySchedule()).map(({ id }) => id);
    expect(schedules.length).toBeGreaterThan(0);
    const executions = await everyExecution();
    for (const { operationId, path, query } of READINGS) {
      const ids = !path.includes('{id}')
        ? ['']
        : path.startsWith('/api/executions/')
          ? executions
          : schedules;
      const options = { query: examplesOf(query) };
      for (const id of ids)
        await checked(await api.call(operationId, { ...options, params: { id, version: '1' } }));
    }
  });

  it.each([
    ['json', 'application/json'],
    ['yaml', 'application/yaml'],
  ])('can be exported as %s, and taken back without a change', { timeout: 120_000 }, async (format, type) => {
    const file = await checked(await api.call('exportSchedules', { query: { format } }));
    const { response } = await api.call('importSchedules', {
      body: format === 'json' ? JSON.parse(file) : file,
      mediaType: type,
      query: { dryRun: 'true' },
    });
    const text = await response.text();
    expect(response.status, text.slice(0, 2_000)).toBe(200);
    const { counts, data } = JSON.parse(text) as ImportResult;
    expect(data.filter(({ action }) => action !== 'unchanged')).toEqual([]);
    expect(counts.unchanged).toBe((await everySchedule()).length);
  });
});
