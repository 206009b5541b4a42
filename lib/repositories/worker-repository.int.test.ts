import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import { createRepositoryRig, type RepositoryRig } from './repository-rig.fixture';

let rig: RepositoryRig;
beforeAll(async () => {
  rig = await createRepositoryRig();
});
afterAll(() => rig.close());
beforeEach(() => rig.sql`DELETE FROM workers`);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Life {
  state?: 'alive' | 'dead' | 'stopped';
  startedAgoMs?: number;
  seenAgoMs?: number;
  endedAgoMs?: number | null;
}
async function insertWorker({
  state = 'alive',
  startedAgoMs = HOUR_MS,
  seenAgoMs = 0,
  endedAgoMs = null,
}: Life): Promise<string> {
  const id = newId();
  await rig.sql`
    INSERT INTO workers (id, state, started_at, seen_at, ended_at, hostname, pid, release, slots, held, running, beat, clock_offset_ms, lag_ms,
                         taken_over)
    VALUES (${id}, ${state}, clock_timestamp() - ${startedAgoMs} * interval '1 ms', clock_timestamp() - ${seenAgoMs} * interval '1 ms',
            clock_timestamp() - ${endedAgoMs}::float8 * interval '1 ms', 'host', 7, '1.2.3', 64, 20, 9, 42, -1.5, 0.25, 3)`;
  return id;
}
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('WorkerRepository', () => {
  it('tells everything that a worker reported, in the database’s time', async () => {
    const id = await insertWorker({ seenAgoMs: 2_000 });
    const [row] = await rig.repositories.workers.list(DAY_MS, { limit: 10 });
    expect(row).toMatchObject({
      beat: 42,
      clockOffsetMs: -1.5,
      endedAtMs: null,
      held: 20,
      hostname: 'host',
      id,
      lagMs: 0.25,
      pid: 7,
      release: '1.2.3',
      running: 9,
      slots: 64,
      state: 'alive',
      takenOver: 3,
    });
    expect(row!.beatAgeMs).toBeGreaterThanOrEqual(2_000);
    expect(row!.beatAgeMs).toBeLessThan(32_000);
    expect(row!.seenAtMs - row!.startedAtMs).toBeCloseTo(HOUR_MS - 2_000, -3);
  });

  it('lists those that are alive, the longest first, then those that ended, the latest first', async () => {
    const stopped = await insertWorker({ endedAgoMs: 2 * HOUR_MS, state: 'stopped' });
    const young = await insertWorker({ startedAgoMs: HOUR_MS });
    const dead = await insertWorker({ endedAgoMs: HOUR_MS, state: 'dead' });
    const old = await insertWorker({ startedAgoMs: 3 * HOUR_MS });
    const rows = await rig.repositories.workers.list(DAY_MS, { limit: 10 });
    expect(idsOf(rows)).toEqual([old, young, dead, stopped]);
  });

  it('leaves out what ended longer ago, and nothing that is alive', async () => {
    await insertWorker({ endedAgoMs: 25 * HOUR_MS, seenAgoMs: 25 * HOUR_MS, state: 'dead' });
    const recent = await insertWorker({ endedAgoMs: 23 * HOUR_MS, seenAgoMs: 48 * HOUR_MS, state: 'dead' });
    const silent = await insertWorker({ seenAgoMs: 48 * HOUR_MS, startedAgoMs: 72 * HOUR_MS });
    expect(idsOf(await rig.repositories.workers.list(DAY_MS, { limit: 10 }))).toEqual([silent, recent]);
  });

  it('goes on after a place in the list, also among those that started or ended together', async () => {
    for (const n of [1, 2, 3]) await insertWorker({ startedAgoMs: n * HOUR_MS });
    for (const n of [1, 2, 3, 4]) await insertWorker({ endedAgoMs: n * HOUR_MS, state: 'dead' });
    await rig.sql`UPDATE workers SET started_at = now() WHERE started_at > now() - interval '2 hours'`;
    await rig.sql`UPDATE workers SET ended_at = now() WHERE ended_at > now() - interval '3 hours'`;
    const all = idsOf(await rig.repositories.workers.list(DAY_MS, { limit: 10 }));
    const paged: string[] = [];
    let after: Awaited<ReturnType<typeof rig.repositories.workers.list>>[number]['place'] | undefined;
    do {
      const [row] = await rig.repositories.workers.list(DAY_MS, { after, limit: 1 });
      after = row?.place;
      if (row) paged.push(row.id);
    } while (after);
    expect(all).toHaveLength(7);
    expect(paged).toEqual(all);
  });
});
