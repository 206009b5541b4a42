import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExecutionStatus } from '@/lib/domain/execution';
import { executionId, executionIdTimeMs, lowestIdAt } from '@/lib/domain/ids';
import { HistoryPartitions } from './engine/partitions';
import { type HistoryRange, historyWindows, type IdWindow } from './history-windows';
import { createRepositoryRig, insertSchedule, type RepositoryRig } from './repository-rig.fixture';

const DAY_MS = 86_400_000;
/** Days that have a partition. */
const DAYS = 100;
const NOW_MS = Date.now();
const daysAgo = (days: number) => NOW_MS - Math.round(days * DAY_MS);

let rig: RepositoryRig;
let scheduleId: string;
/** Executions of every age, the oldest before all partitions and the newest ahead of now. Newest first. */
let ids: string[];
beforeAll(async () => {
  rig = await createRepositoryRig();
  for (let day = DAYS; day > 0; day -= 50)
    await new HistoryPartitions(rig.sql).ensureWindow(daysAgo(day), daysAgo(day - 50));
  scheduleId = await insertSchedule(rig.repositories);
  const ages = [-20, -2, 0, 0.001, 0.002, 1, 1.5, 2, 3, 9, 10, 10.1, 41, 42, 43, 43.5, 60, 99, 100, 150, 400];
  ids = ages.map((age) => executionId(scheduleId, daysAgo(age), 'schedule')).sort((a, b) => (a < b ? 1 : -1));
  for (const [at, id] of ids.entries()) await insertExecution(id, at % 4 === 0 ? 'retrying' : 'succeeded');
});
afterAll(() => rig.close());

async function insertExecution(id: string, status: 'retrying' | 'succeeded'): Promise<void> {
  const { agentRef, workspaceId } = (await rig.repositories.schedules.find(scheduleId))!;
  const at = new Date(executionIdTimeMs(id));
  const table = rig.sql(status === 'succeeded' ? 'finished_executions' : 'live_executions');
  await rig.sql`
    INSERT INTO ${table} (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, due_at, scheduled_at)
    VALUES (${id}, ${scheduleId}, ${workspaceId}, 1, ${at}, 'schedule', 'schedule', ${agentRef}, ${status}, ${at}, ${at})`;
}

async function windowsOf(range: HistoryRange): Promise<IdWindow[]> {
  const windows: IdWindow[] = [];
  for await (const window of historyWindows(rig.database.db, range)) windows.push(window);
  return windows;
}

const daysIn = ({ highId, lowId }: IdWindow) =>
  (executionIdTimeMs(highId!) - executionIdTimeMs(lowId!)) / DAY_MS;

describe('windows of history', () => {
  it('follow each other without a gap, from whatever is ahead to whatever is oldest', async () => {
    const windows = await windowsOf({});
    expect(windows.at(0)?.highId).toBeUndefined();
    expect(windows.at(-1)?.lowId).toBeUndefined();
    expect(windows.slice(1).map(({ highId }) => highId)).toEqual(
      windows.slice(0, -1).map(({ lowId }) => lowId),
    );
  });

  it('grow, but never beyond what the lock table bears', async () => {
    const [, ...older] = await windowsOf({});
    expect(older.slice(0, -1).map(daysIn)).toEqual([8, 32, 48, expect.closeTo(DAYS - 89, 0)]);
  });

  it('keep to what is asked for', async () => {
    const range = { fromMs: daysAgo(50), toMs: daysAgo(20), beforeId: lowestIdAt(daysAgo(25)) };
    const windows = await windowsOf(range);
    expect(windows.at(0)?.highId).toBe(range.beforeId);
    expect(windows.at(-1)?.lowId).toBe(lowestIdAt(range.fromMs));
  });

  it('leave out the days before the schedule was made, but not what an older service left', async () => {
    const windows = await windowsOf({ madeAtMs: () => daysAgo(20) });
    expect(windows.map(({ lowId }) => lowId).at(-1)).toBeUndefined();
    expect(windows.slice(1, -1).map(daysIn)).toEqual([8, 12]);
    expect(executionIdTimeMs(windows.at(-1)!.highId!)).toBe(Math.floor(daysAgo(DAYS) / DAY_MS) * DAY_MS);
  });
});

describe('pages through windows', () => {
  const list = async ({ status, ...range }: HistoryRange & { status?: ExecutionStatus }, limit: number) => {
    const filter = { scheduleId, statuses: status && [status] };
    return (await rig.repositories.executions.list(filter, range, limit)).rows;
  };

  it.each([1, 2, 3, 7, 50])(
    'of %i give every execution once, live and finished in their order',
    async (limit) => {
      const seen: string[] = [];
      for (;;) {
        const page = await list({ beforeId: seen.at(-1) }, limit);
        seen.push(...page.map(({ id }) => id));
        if (page.length < limit) break;
      }
      expect(seen).toEqual(ids);
    },
  );

  it('take a cursor in capitals', async () => {
    const [first] = await list({ beforeId: ids[7]!.toUpperCase() }, 1);
    expect(first?.id).toBe(ids[8]);
  });

  it.each([
    [1_000, -1_000],
    [60, 2],
    [150, 100],
    [2, 2],
    [0, -30],
    [0, 60],
  ])('from %d to %d days ago give what lies in between', async (from, to) => {
    const [fromMs, toMs] = [daysAgo(from), daysAgo(to)];
    const expected = ids.filter((id) => executionIdTimeMs(id) >= fromMs && executionIdTimeMs(id) < toMs);
    expect((await list({ fromMs, toMs }, 50)).map(({ id }) => id)).toEqual(expected);
  });

  it('take times before all calendars and after them', async () => {
    const range = { fromMs: Date.parse('0001-01-01T00:00:00Z'), toMs: Date.parse('9999-12-31T00:00:00Z') };
    expect(await list(range, 50)).toHaveLength(ids.length);
  });

  it('keep to a status', async () => {
    const live = ids.filter((_, at) => at % 4 === 0);
    const past = ids.filter((_, at) => at % 4 !== 0);
    expect((await list({ status: 'retrying' }, 50)).map(({ id }) => id)).toEqual(live);
    expect((await list({ status: 'retrying', beforeId: live[1] }, 2)).map(({ id }) => id)).toEqual(
      live.slice(2, 4),
    );
    expect((await list({ status: 'succeeded' }, 50)).map(({ id }) => id)).toEqual(past);
  });

  it('count all of them', async () => {
    expect(await rig.repositories.executions.count(scheduleId)).toEqual({
      all: ids.length,
      more: false,
      running: 0,
      unstarted: 6,
    });
  });

  it('stop counting at 10,000', async () => {
    const many = await insertSchedule(rig.repositories);
    await rig.sql`
      INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, due_at, scheduled_at)
      SELECT gen_random_uuid(), ${many}, workspace_id, 1, fire_time, 'schedule', 'schedule', agent_id, status, due_at, scheduled_at
        FROM (SELECT * FROM finished_executions WHERE schedule_id = ${scheduleId} LIMIT 1) one, generate_series(1, 10001)`;
    expect(await rig.repositories.executions.count(many)).toMatchObject({ all: 10_000, more: true });
  });
});
