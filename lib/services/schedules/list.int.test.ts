import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListSchedulesQuery, Schedule } from '@/lib/contracts/schedule-view';
import { BODY, createServiceRig, type ServiceRig } from '../service-rig.fixture';
import { createSchedule } from './create';
import { listSchedules } from './list';
import { updateSchedule } from './update';

let rig: ServiceRig;
let all: Schedule[];
const MADE = [
  { name: 'beta', cronExpression: '0 9 * * *', agentId: 'one', tags: ['x'] },
  { name: 'Alpha', cronExpression: '0 0 1 1 *', agentId: 'two', tags: ['x', 'y'] },
  { name: 'alpha', cronExpression: '* * * * *', agentId: 'one', enabled: false },
  { name: 'Zeta', cronExpression: '0 9 * * *', agentId: 'one', tags: ['y'] },
  { name: '10% ünder_way', cronExpression: '0 0 * * 1', agentId: 'two' },
  { name: 'alpha', cronExpression: '* * * * *', agentId: 'three', enabled: false },
];
beforeAll(async () => {
  rig = await createServiceRig();
  const made: string[] = [];
  for (const change of MADE) made.push((await createSchedule(rig.context, { ...BODY, ...change })).id);
  await updateSchedule(rig.context, made[1]!, { description: 'edited' });
  all = (await listSchedules(rig.context)).data;
});
afterAll(() => rig.close());

async function pagedBy(query: ListSchedulesQuery): Promise<Schedule[]> {
  const seen: Schedule[] = [];
  let cursor: string | undefined;
  do {
    const page = await listSchedules(rig.context, { ...query, cursor, limit: 2 });
    seen.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return seen;
}

const byText = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));
const KEYS = {
  createdAt: ({ createdAt }: Schedule) => createdAt,
  name: ({ name }: Schedule) => name.toLowerCase(),
  nextFireAt: ({ nextFireAt }: Schedule) => nextFireAt ?? '',
  updatedAt: ({ updatedAt }: Schedule) => updatedAt,
};

describe('sorting', () => {
  it.each(['createdAt', 'name', 'updatedAt'] as const)(
    'by %s goes through all of them, each once, both ways',
    async (key) => {
      const expected = all.toSorted((a, b) => byText(KEYS[key](a), KEYS[key](b)) || byText(a.id, b.id));
      expect(await pagedBy({ sort: key })).toEqual(expected);
      expect(await pagedBy({ sort: `-${key}` })).toEqual(expected.toReversed());
    },
  );

  it('by nextFireAt has those that don’t fire last, whichever way', async () => {
    const firing = all
      .filter(({ nextFireAt }) => nextFireAt !== null)
      .toSorted((a, b) => byText(a.nextFireAt!, b.nextFireAt!) || byText(a.id, b.id));
    const idle = all.filter(({ nextFireAt }) => nextFireAt === null).toSorted((a, b) => byText(a.id, b.id));
    expect([firing.length, idle.length]).toEqual([4, 2]);
    expect(await pagedBy({ sort: 'nextFireAt' })).toEqual([...firing, ...idle]);
    expect(await pagedBy({ sort: '-nextFireAt' })).toEqual([...firing.toReversed(), ...idle]);
  });

  it('stays where it is when others come in between', async () => {
    const first = await listSchedules(rig.context, { limit: 3, sort: 'name', tag: 'x' });
    const page = await listSchedules(rig.context, { limit: 1, sort: 'name', tag: 'x' });
    await createSchedule(rig.context, { ...BODY, name: 'Aaa', tags: ['x'] });
    const rest = await listSchedules(rig.context, { cursor: page.nextCursor!, sort: 'name', tag: 'x' });
    expect([...page.data, ...rest.data].map(({ id }) => id)).toEqual(first.data.map(({ id }) => id));
  });

  it('refuses the cursor of another order', async () => {
    const { nextCursor } = await listSchedules(rig.context, { limit: 1, sort: 'name' });
    const other = listSchedules(rig.context, { cursor: nextCursor!, sort: '-name' });
    await expect(other).rejects.toMatchObject({ errors: [{ path: 'cursor' }] });
  });

  it('takes a cursor of the longest name, and none that PostgreSQL can’t be asked', async () => {
    const name = '🦊'.repeat(127);
    await createSchedule(rig.context, { ...BODY, name });
    const { nextCursor } = await listSchedules(rig.context, { limit: 1, sort: '-name' });
    expect(
      (await listSchedules(rig.context, { cursor: nextCursor!, sort: '-name' })).data.length,
    ).toBeGreaterThan(5);
    const odd = Buffer.from(JSON.stringify(['name', '\0', all[0]!.id])).toString('base64url');
    await expect(listSchedules(rig.context, { cursor: odd, sort: 'name' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('is fixed for deleted ones', async () => {
    const both = listSchedules(rig.context, { deleted: 'true', sort: 'name' });
    await expect(both).rejects.toMatchObject({ errors: [{ path: 'sort' }] });
  });
});

describe('filters', () => {
  const names = async (query: ListSchedulesQuery) =>
    (await listSchedules(rig.context, { ...query, sort: 'createdAt' })).data.map(({ name }) => name);

  it('keep to an agent, a tag, a text, and all of them together', async () => {
    expect(await names({ agentId: 'one' })).toEqual(['beta', 'alpha', 'Zeta']);
    expect(await names({ tag: 'y' })).toEqual(['Alpha', 'Zeta']);
    expect(await names({ agentId: 'one', enabled: 'true', tag: 'x' })).toEqual(['beta']);
    expect(await names({ search: 'üNDER_' })).toEqual(['10% ünder_way']);
    expect(await names({ search: 'ph', enabled: 'false' })).toEqual(['alpha', 'alpha']);
    expect(await names({ agentId: 'on' })).toEqual([]);
  });

  it('keep to a whole name, with its capitals', async () => {
    expect(await names({ name: 'alpha' })).toEqual(['alpha', 'alpha']);
    expect(await names({ name: 'Alpha' })).toEqual(['Alpha']);
    expect(await names({ name: '10% ünder_way' })).toEqual(['10% ünder_way']);
    expect(await names({ name: 'alph' })).toEqual([]);
    expect(await names({ agentId: 'three', name: 'alpha' })).toEqual(['alpha']);
  });
});
