import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executionId, newId, SCHEDULE_RUN_KEY } from '@/lib/domain/ids';
import type { JsonValue } from '@/lib/domain/schedule-definition';
import { createRepositoryRig, insertSchedule, type RepositoryRig } from './repository-rig.fixture';
import { toDefinition } from './schedule-columns';

let rig: RepositoryRig;
beforeAll(async () => {
  rig = await createRepositoryRig();
});
afterAll(() => rig.close());

const names = (rows: readonly { schedule: { name: string } }[]) => rows.map(({ schedule }) => schedule.name);

/** A schedule with this last execution in history. */
async function insertWithHistory(fireTimesMs: readonly number[]): Promise<string> {
  const { executions, schedules } = rig.repositories;
  const id = await insertSchedule(rig.repositories);
  const { agentRef } = (await schedules.find(id))!;
  for (const fireAt of fireTimesMs) {
    const run = {
      agentRef,
      fireAt,
      runKey: SCHEDULE_RUN_KEY,
      scheduleId: id,
      trigger: 'schedule',
      version: 1,
    } as const;
    await executions.insertPending([{ ...run, id: executionId(id, fireAt, SCHEDULE_RUN_KEY) }]);
  }
  return id;
}

describe('ScheduleRepository', () => {
  it('gives back a schedule as it was inserted', async () => {
    const change = {
      description: 'Every morning',
      headers: { Authorization: 'Bearer token123' },
      payload: { reportType: 'daily', nested: [1, null, { a: true }] },
      tags: ['reports', 'daily'],
    };
    const id = await insertSchedule(rig.repositories, change);
    const record = await rig.repositories.schedules.find(id);
    expect(record).toMatchObject({ ...change, id, cronExpression: '0 9 * * *', version: 1, deletedAt: null });
    expect(record?.createdAt).toBeInstanceOf(Date);
  });

  it.each<[string, JsonValue]>([
    ['a text that looks like a number', '123'],
    ['a text that looks like JSON', '{"a":1}'],
    ['a number', 5],
    ['false', false],
    ['nothing', null],
    ['a list', [1, 'two', null]],
    ['a key that JavaScript reserves', JSON.parse('{"__proto__": {"a": 1}}')],
  ])('gives back a payload that is %s', async (_, payload) => {
    const id = await insertSchedule(rig.repositories, { payload });
    expect(JSON.stringify((await rig.repositories.schedules.find(id))?.payload)).toBe(
      JSON.stringify(payload),
    );
  });

  it('keeps quotes, wildcards and other scripts in texts', async () => {
    const name = `O'Brien"; DROP TABLE schedules; -- %_\\ घंटे`;
    const id = await insertSchedule(rig.repositories, { name });
    expect((await rig.repositories.schedules.find(id))?.name).toBe(name);
  });

  it('keeps version 1 from the insertion on', async () => {
    const id = await insertSchedule(rig.repositories, { name: 'First' });
    const record = await rig.repositories.schedules.find(id);
    expect(await rig.repositories.schedules.findVersion(id, 1)).toEqual(toDefinition(record!));
  });

  it('takes on a new version and leaves the old one as it was', async () => {
    const { schedules } = rig.repositories;
    const id = await insertSchedule(rig.repositories, { name: 'Before' });
    const before = (await schedules.find(id))!;
    const definition = { ...toDefinition(before), name: 'After', enabled: false };
    await schedules.update({ changedBy: 'test', definition, id, version: 2 });

    const after = (await schedules.find(id))!;
    expect(after).toMatchObject({ enabled: false, name: 'After', version: 2, createdAt: before.createdAt });
    expect(after.updatedAt.getTime()).toBeGreaterThanOrEqual(before.updatedAt.getTime());
    expect((await schedules.findVersion(id, 1))?.name).toBe('Before');
    expect((await schedules.findVersion(id, 2))?.name).toBe('After');
    const [row] =
      await rig.sql`SELECT changed_by FROM schedule_versions WHERE schedule_id = ${id} AND version = 2`;
    expect(row?.changed_by).toBe('test');
  });

  it('refuses to write a version twice', async () => {
    const { schedules } = rig.repositories;
    const id = await insertSchedule(rig.repositories);
    const definition = toDefinition((await schedules.find(id))!);
    await expect(schedules.update({ changedBy: 'test', definition, id, version: 1 })).rejects.toThrow();
  });

  it('finds nothing under an unknown id or a text that is no id', async () => {
    const { schedules } = rig.repositories;
    for (const id of [newId(), 'nope', '', "' OR 1=1 --", '../etc']) {
      expect(await schedules.find(id)).toBeNull();
      expect(await schedules.findOverview(id)).toBeNull();
    }
    expect(await schedules.findVersion(newId(), 1)).toBeNull();
  });

  it('finds nothing of another workspace, and changes nothing there', async () => {
    const id = await insertSchedule(rig.repositories, { name: 'Mine' });
    const { schedules } = rig.others;
    expect(await schedules.find(id)).toBeNull();
    expect(await schedules.findOverview(id)).toBeNull();
    expect(await schedules.findVersion(id, 1)).toBeNull();
    expect(await schedules.list({}, 10)).toEqual([]);
    await schedules.markDeleted(id);
    expect(await rig.repositories.schedules.find(id)).not.toBeNull();
  });

  it('hides a deleted schedule, and keeps its row', async () => {
    const { schedules } = rig.repositories;
    const id = await insertSchedule(rig.repositories, { tags: ['to-delete'] });
    await schedules.markDeleted(id);
    expect(await schedules.find(id)).toBeNull();
    expect(await schedules.findOverview(id)).toBeNull();
    expect(await schedules.list({ search: 'to-delete' }, 10)).toEqual([]);
    const rows = await rig.sql`SELECT deleted_at FROM schedules WHERE id = ${id}`;
    expect(rows[0]?.deleted_at).toBeInstanceOf(Date);
  });

  it('shows the next fire time beside a schedule', async () => {
    const { cursors, schedules } = rig.repositories;
    const id = await insertSchedule(rig.repositories);
    expect((await schedules.findOverview(id))?.nextFireAt).toBeNull();
    await cursors.move(id, {
      lastFireAt: null,
      silentFrom: null,
      nextFireAt: Date.UTC(2031, 0, 1, 9),
      version: 1,
    });
    expect((await schedules.findOverview(id))?.nextFireAt).toEqual(new Date('2031-01-01T09:00:00Z'));
  });

  it('shows the newest execution beside a schedule, live or finished', async () => {
    const day = Date.UTC(2026, 0, 1);
    const id = await insertWithHistory([day, day + 60_000]);
    expect((await rig.repositories.schedules.findOverview(id))?.lastExecution).toMatchObject({
      fireTime: new Date(day + 60_000),
      status: 'pending',
    });
    await rig.repositories.executions.cancelUnstarted(id);
    expect((await rig.repositories.schedules.findOverview(id))?.lastExecution).toMatchObject({
      fireTime: new Date(day + 60_000),
      status: 'cancelled',
    });
  });

  it('shows no execution beside a schedule that never ran', async () => {
    const id = await insertSchedule(rig.repositories);
    expect((await rig.repositories.schedules.findOverview(id))?.lastExecution).toBeNull();
  });

  describe('listing', () => {
    let list: RepositoryRig;
    beforeAll(async () => {
      list = await createRepositoryRig();
      const { repositories } = list;
      await insertSchedule(repositories, { name: 'Alpha', tags: ['night shift'] });
      await insertSchedule(repositories, { name: 'two', agentId: 'mailer', enabled: false });
      await insertSchedule(repositories, { name: '100%_done', agentUrl: 'https://done.example/x' });
      await insertSchedule(repositories, { name: 'four', cronExpression: '*/7 * * * *' });
    });
    afterAll(() => list.close());

    const search = async (text: string) =>
      names(await list.repositories.schedules.list({ search: text }, 10));

    it('gives the newest first and no more than asked', async () => {
      const { schedules } = list.repositories;
      expect(names(await schedules.list({}, 10))).toEqual(['four', '100%_done', 'two', 'Alpha']);
      expect(names(await schedules.list({}, 2))).toEqual(['four', '100%_done']);
    });

    it('goes on exactly where a page ended, also among schedules made at the same microsecond', async () => {
      const { schedules } = rig.repositories;
      const tie = { search: 'made-at-once' };
      for (let count = 0; count < 4; count += 1)
        await insertSchedule(rig.repositories, { tags: [tie.search] });
      await rig.sql`UPDATE schedules SET created_at = '2026-01-01T00:00:00.123456Z' WHERE tags = ARRAY[${tie.search}]`;
      const whole = await schedules.list(tie, 10);
      const seen: string[] = [];
      for (let after = undefined as (typeof whole)[number] | undefined; seen.length < whole.length; ) {
        const [next] = await schedules.list(tie, 1, { after: after?.place });
        seen.push(next!.schedule.id);
        after = next;
      }
      expect(seen).toEqual(whole.map(({ schedule }) => schedule.id));
      expect(await schedules.list(tie, 1, { after: whole.at(-1)!.place })).toEqual([]);
    });

    it('searches name, agent, URL, tags and expression without regard to case', async () => {
      expect(await search('ALPHA')).toEqual(['Alpha']);
      expect(await search('mailer')).toEqual(['two']);
      expect(await search('done.example')).toEqual(['100%_done']);
      expect(await search('Night Shift')).toEqual(['Alpha']);
      expect(await search('*/7')).toEqual(['four']);
    });

    it('takes wildcards and quotes in a search for themselves', async () => {
      expect(await search('%')).toEqual(['100%_done']);
      expect(await search('_')).toEqual(['100%_done']);
      expect(await search("' OR 'a'='a")).toEqual([]);
      expect(await search('\\')).toEqual([]);
    });

    it('keeps to enabled or paused ones', async () => {
      const { schedules } = list.repositories;
      expect(names(await schedules.list({ enabled: false }, 10))).toEqual(['two']);
      expect(await schedules.list({ enabled: true }, 10)).toHaveLength(3);
    });
  });
});
