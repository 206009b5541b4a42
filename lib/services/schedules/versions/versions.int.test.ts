import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BODY, createServiceRig, type ServiceRig } from '../../service-rig.fixture';
import { createSchedule } from '../create';
import { deleteSchedule } from '../delete';
import { getSchedule } from '../get';
import { pauseSchedule } from '../pause';
import { updateSchedule } from '../update';
import { diffVersions } from './diff';
import { getVersion } from './get';
import { listVersions } from './list';
import { restoreVersion } from './restore';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
});
afterAll(() => rig.close());

const SECRET = { Authorization: 'Bearer first-1111', 'X-Team': 'a' };

/** A schedule whose second version has another secret, payload and name. */
async function edited() {
  const { id } = await createSchedule(rig.context, { ...BODY, headers: SECRET, payload: { deep: { x: 1 } } });
  await updateSchedule(rig.context, id, {
    headers: { Authorization: 'Bearer other-1111' },
    name: 'New',
    payload: { deep: { x: 2 } },
  });
  return id;
}
const storedHeaders = async (id: string) => {
  const [row] = await rig.sql<{ headers: Record<string, string> }[]>`
    SELECT headers FROM schedules WHERE id = ${id}`;
  return row!.headers;
};

describe('the versions of a schedule', () => {
  it('are listed newest first, with what each changed, and no secret', async () => {
    const id = await edited();
    const { data, nextCursor } = await listVersions(rig.context, id);
    expect(nextCursor).toBeNull();
    expect(data).toMatchObject([
      { changedBy: 'system:test', changedFields: ['headers', 'name', 'payload'], version: 2 },
      { changedFields: [], version: 1 },
    ]);
    expect(data[1]!.definition).toMatchObject({ headers: { Authorization: '••••••••1111' }, name: 'Report' });
    expect(JSON.stringify(data)).not.toMatch(/first|other|agentRef/);
  });

  it('are paged by their numbers, and the last of a page is compared beyond it', async () => {
    const id = await edited();
    await updateSchedule(rig.context, id, { priority: 5 });
    const first = await listVersions(rig.context, id, { limit: 2 });
    expect(first.data.map(({ changedFields, version }) => [version, changedFields])).toEqual([
      [3, ['priority']],
      [2, ['headers', 'name', 'payload']],
    ]);
    await updateSchedule(rig.context, id, { priority: 6 });
    const rest = await listVersions(rig.context, id, { cursor: first.nextCursor!, limit: 2 });
    expect(rest).toMatchObject({ data: [{ version: 1 }], nextCursor: null });
  });

  it('know what older ones lacked', async () => {
    const id = await edited();
    await rig.sql`
      UPDATE schedule_versions SET definition = definition - 'priority' - 'pausedUntil' - 'onWorkerLoss' WHERE schedule_id = ${id} AND version = 1`;
    const { data } = await listVersions(rig.context, id);
    expect(data[0]!.changedFields).toEqual(['headers', 'name', 'payload']);
    expect((await getVersion(rig.context, id, '1')).definition).toMatchObject({
      onWorkerLoss: 'retry',
      pausedUntil: null,
      priority: 0,
    });
  });

  it.each(['0', '3', '-1', '1e0', 'x', '99999999999'])('of number %s aren’t there', async (version) => {
    const id = await edited();
    await expect(getVersion(rig.context, id, version)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are gone with it', async () => {
    const id = await edited();
    await deleteSchedule(rig.context, id);
    for (const ask of [
      () => listVersions(rig.context, id),
      () => getVersion(rig.context, id, '1'),
      () => restoreVersion(rig.context, id, '1'),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a comparison of versions', () => {
  it('names each leaf that differs, a changed secret by its mask even where that looks the same', async () => {
    const id = await edited();
    expect(await diffVersions(rig.context, id, '2')).toEqual({
      from: 1,
      to: 2,
      changes: [
        { from: '••••••••1111', kind: 'changed', path: 'headers.Authorization', to: '••••••••1111' },
        { from: 'Report', kind: 'changed', path: 'name', to: 'New' },
        { from: 1, kind: 'changed', path: 'payload.deep.x', to: 2 },
      ],
    });
  });

  it('goes either way, and tells what was added and what was removed', async () => {
    const id = await edited();
    await updateSchedule(rig.context, id, { headers: { 'X-New': 'n', 'X-Team': null } });
    expect((await diffVersions(rig.context, id, '3', { against: 2 })).changes).toEqual([
      { kind: 'added', path: 'headers.X-New', to: 'n' },
      { from: 'a', kind: 'removed', path: 'headers.X-Team' },
    ]);
    expect((await diffVersions(rig.context, id, '2', { against: 3 })).changes).toMatchObject([
      { kind: 'removed' },
      { kind: 'added' },
    ]);
    expect((await diffVersions(rig.context, id, '2', { against: 2 })).changes).toEqual([]);
  });

  it('needs a version to compare with', async () => {
    const id = await edited();
    for (const [version, query] of [
      ['1', {}],
      ['2', { against: 9 }],
    ] as const)
      await expect(diffVersions(rig.context, id, version, query)).rejects.toMatchObject({
        code: 'invalid',
        errors: [{ path: 'against' }],
      });
  });
});

describe('a restoration', () => {
  it('brings back the settings with their secrets, as a new version', async () => {
    const id = await edited();
    await updateSchedule(rig.context, id, { headers: null });
    const restored = await restoreVersion(rig.context, id, '1', { expected: [3] });
    expect(restored).toMatchObject({ name: 'Report', payload: { deep: { x: 1 } }, version: 4 });
    expect(await storedHeaders(id)).toEqual(SECRET);
    expect((await diffVersions(rig.context, id, '4', { against: 1 })).changes).toEqual([]);
  });

  it('resumes no paused schedule, and pauses none that fires', async () => {
    const paused = await edited();
    await pauseSchedule(rig.context, paused);
    expect(await restoreVersion(rig.context, paused, '1')).toMatchObject({
      enabled: false,
      nextFireAt: null,
    });

    const firing = (await createSchedule(rig.context, { ...BODY, enabled: false })).id;
    await updateSchedule(rig.context, firing, { enabled: true, name: 'New' });
    expect(await restoreVersion(rig.context, firing, '1')).toMatchObject({ enabled: true, name: 'Report' });
  });

  it('keeps the end of a pause', async () => {
    const id = await edited();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await pauseSchedule(rig.context, id, { until });
    expect(await restoreVersion(rig.context, id, '1')).toMatchObject({ enabled: false, pausedUntil: until });
  });

  it('of what it is already changes nothing', async () => {
    const id = await edited();
    expect((await restoreVersion(rig.context, id, '2')).version).toBe(2);
  });

  it('starts only from the version that it was made for', async () => {
    const id = await edited();
    await expect(restoreVersion(rig.context, id, '1', { expected: [1] })).rejects.toMatchObject({
      code: 'precondition_failed',
    });
    expect(await getSchedule(rig.context, id)).toMatchObject({ name: 'New', version: 2 });
  });

  it('names what today’s rules no longer allow', async () => {
    const id = await edited();
    await rig.sql`
      UPDATE schedule_versions SET definition = definition || '{"agentUrl": "ftp://old.example"}' WHERE schedule_id = ${id} AND version = 1`;
    await expect(restoreVersion(rig.context, id, '1')).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ path: 'agentUrl' }],
    });
  });
});
