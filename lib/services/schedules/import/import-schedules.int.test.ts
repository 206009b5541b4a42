import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { jsonValueSchema } from '@/lib/contracts/json-value';
import type { ImportItemInput } from '@/lib/contracts/schedule-import';
import { newId } from '@/lib/domain/ids';
import type { JsonValue } from '@/lib/domain/schedule-definition';
import type { ServiceContext } from '../../context';
import { createServiceRig, type ServiceRig } from '../../service-rig.fixture';
import { exportSchedules } from '../export';
import { getSchedule } from '../get';
import { updateSchedule } from '../update';
import { applyImport } from './apply-import';
import { importSchedules } from './import-schedules';
import { planImport } from './plan-import';
import { readItems } from './read-items';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
});
afterAll(() => rig.close());

const load = (value: unknown, query: object = {}) =>
  importSchedules(rig.context, { lineOf: () => undefined, value: JSON.parse(JSON.stringify(value)) }, query);
async function save(): Promise<{ schedules: { id: string }[] }> {
  let text = '';
  for await (const part of (await exportSchedules(rig.context)).parts) text += part;
  return JSON.parse(text);
}

const word = fc.stringMatching(/^[A-Za-zäß中 .:#-]{0,12}[a-z]$/);
const headers = fc.dictionary(fc.stringMatching(/^X-[A-Z][a-z]{1,3}$/), fc.stringMatching(/^[ -~]{0,9}$/), {
  maxKeys: 3,
});
const isStorable = (value: unknown): value is JsonValue => jsonValueSchema.safeParse(value).success;
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const item: fc.Arbitrary<ImportItemInput> = fc.record({
  agentId: fc.constantFrom('one', 'two'),
  agentUrl: fc.constantFrom('https://agent.example/run', 'https://agent.example/other?x=1'),
  cronExpression: fc.constantFrom('0 9 * * *', '@daily', '*/10 * * * * *', 'H H * * 1', ' 0 0 L * * '),
  description: optional(fc.option(word)),
  enabled: optional(fc.boolean()),
  headers: optional(headers),
  httpMethod: optional(fc.constantFrom('GET' as const, 'POST' as const)),
  name: word,
  payload: optional(fc.jsonValue({ maxDepth: 3 }).filter(isStorable)),
  priority: optional(fc.integer({ max: 100, min: -100 })),
  retryPolicy: optional(fc.record({ maxAttempts: fc.integer({ max: 20, min: 1 }) }, { requiredKeys: [] })),
  tags: optional(fc.array(word, { maxLength: 3 })),
  timezone: optional(fc.constantFrom('UTC', 'Europe/Berlin')),
});
const file = fc.uniqueArray(item, { maxLength: 8, selector: ({ name }) => name.trim() });

it('changes nothing the second time, by name and by id, whatever was there before', async () => {
  await fc.assert(
    fc.asyncProperty(file, async (items) => {
      const first = await load(items, { match: 'name' });
      expect(first.counts.failed).toBe(0);
      const before = await save();
      const again = await load(items, { match: 'name' });
      expect(again.counts.unchanged).toBe(items.length);
      const byId = await load(before);
      expect(byId.counts.unchanged).toBe(before.schedules.length);
      expect(await save()).toEqual(before);
    }),
    { numRuns: 20 },
  );
});

it('says in a dry run what the real one then does', async () => {
  await fc.assert(
    fc.asyncProperty(file, async (items) => {
      const before = await save();
      const dry = await load(items, { dryRun: 'true', match: 'name' });
      expect(await save()).toEqual(before);
      const real = await load(items, { match: 'name' });
      const told = ({ data }: typeof dry) => data.map(({ action, changes, name }) => [action, changes, name]);
      expect(told(real)).toEqual(told(dry));
    }),
    { numRuns: 15 },
  );
});

it('does not overwrite what somebody edits between its look and its write, and does the rest', async () => {
  const body = { agentId: 'one', agentUrl: 'https://agent.example/run', cronExpression: '@daily' };
  const { data } = await load([1, 2].map((n) => ({ ...body, name: `race ${n}` })));
  const edited = data.map(({ id, name }) => ({ ...body, id, name, priority: 7 }));
  const { errors, items } = await readItems({ lineOf: () => undefined, value: edited });
  const steps = await planImport(rig.context, items, { errors, match: 'id' });
  await updateSchedule(rig.context, data[0]!.id!, { priority: 5 });

  const [raced, other] = await applyImport(rig.context, steps);
  expect(raced).toMatchObject({ action: 'failed', error: 'The schedule was edited: it is at version 2' });
  expect(other!.action).toBe('updated');
  expect((await getSchedule(rig.context, data[0]!.id!)).priority).toBe(5);
});

it('goes on by its key where the database went away, by what it decided then', async () => {
  const body = { agentId: 'one', agentUrl: 'https://agent.example/run', cronExpression: '@daily' };
  const { data } = await load([{ ...body, name: 'cut off: old' }]);
  const value = [
    { ...body, name: 'cut off: old', priority: 3 },
    { ...body, name: 'cut off: new' },
  ];
  const send = (context: ServiceContext) => {
    const idempotency = { key: 'cut-off', operation: 'import', requestHash: 'x', transactions: 0 };
    return importSchedules({ ...context, idempotency }, { lineOf: () => undefined, value });
  };
  const cutOff = await send(goneAfter(2));
  expect(cutOff.counts).toEqual({ created: 0, failed: 2, unchanged: 0, updated: 0 });
  const resumed = await send(rig.context);
  expect(resumed.counts).toEqual({ created: 1, failed: 0, unchanged: 0, updated: 1 });
  await updateSchedule(rig.context, data[0]!.id!, { priority: 5 });
  expect(await send(rig.context)).toEqual(resumed);
  expect((await getSchedule(rig.context, data[0]!.id!)).priority).toBe(5);
});

/** A database that is gone for one transaction, when it has done so many, and then comes back. */
function goneAfter(done: number): ServiceContext {
  const { database } = rig.context.runtime;
  let begun = 0;
  const transaction = ((work) => {
    begun += 1;
    return begun === done + 1
      ? Promise.reject(Object.assign(new Error('gone'), { code: 'CONNECTION_ENDED' }))
      : database.transaction(work);
  }) as typeof database.transaction;
  return { ...rig.context, runtime: { ...rig.context.runtime, database: { ...database, transaction } } };
}

it('fails a schedule whose id was taken meanwhile, and does the rest', async () => {
  const body = { agentId: 'one', agentUrl: 'https://agent.example/run', cronExpression: '@daily' };
  const ids = [newId(), newId()];
  const value = ids.map((id, index) => ({ ...body, id, name: `taken ${index}` }));
  const { errors, items } = await readItems({ lineOf: () => undefined, value });
  const steps = await planImport(rig.context, items, { errors, match: 'id' });
  await applyImport(rig.context, steps.slice(0, 1));
  const results = await applyImport(rig.context, steps);
  expect(results.map(({ action }) => action)).toEqual(['failed', 'created']);
});
