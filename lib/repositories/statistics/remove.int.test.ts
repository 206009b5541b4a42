import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import { DAY_MS } from '@/lib/domain/statistics/grain';
import { Housekeeping } from '../engine/housekeeping';
import { removeSchedulesStats } from './remove';
import { StatsRollUp } from './roll-up';
import {
  addRuns,
  countAll,
  countedRows,
  createStatisticsRig,
  type EndedRun,
  emptyStatistics,
  type StatisticsRig,
  storedRows,
} from './statistics-rig.fixture';

const [KEPT, GONE] = [newId(), newId()];
const [SHARED_AGENT, OWN_AGENT] = [newId(), newId()];

let rig: StatisticsRig;
beforeAll(async () => {
  rig = await createStatisticsRig();
});
afterAll(() => rig.close());
beforeEach(() => emptyStatistics(rig.sql));

function runs(scheduleId: string, agentId: string, count: number): EndedRun[] {
  return Array.from({ length: count }, (_, n) => ({
    agentId,
    attempts: 1 + (n % 2),
    completedMs: Date.now() - (n * DAY_MS) / 7,
    durationMs: 2 ** (n % 20),
    fireMs: Date.now() - (n * DAY_MS) / 7,
    latenessMs: n,
    outcome: n % 5 === 0 ? 'failed' : 'succeeded',
    scheduleId,
  }));
}

async function fill(): Promise<void> {
  await addRuns(rig.sql, [
    ...runs(KEPT, SHARED_AGENT, 30),
    ...runs(GONE, SHARED_AGENT, 30),
    ...runs(GONE, OWN_AGENT, 20).map((run) => ({ ...run, fireMs: run.fireMs - 1 })),
  ]);
  await countAll(rig.sql);
  await rig.sql`DELETE FROM finished_executions WHERE schedule_id = ${GONE}`;
}

const step = (limit: number) => rig.sql.begin((tx) => removeSchedulesStats(tx, [GONE], limit));

async function expectTrue(): Promise<void> {
  for (const minutes of [5, 15, 1_440] as const) {
    const rows = await storedRows(rig.sql, minutes);
    const keys = new Set(rows.map(({ key }) => key));
    const counted = await countedRows(rig.sql, minutes);
    expect(rows).toEqual(counted.filter(({ key }) => minutes === 5 || keys.has(key)));
  }
}

it('takes what a schedule was of its agents and the workspace with it, in steps', async () => {
  await fill();
  let steps = 0;
  while ((await step(7)) > 0) steps += 1;
  expect(steps).toBeGreaterThan(5);
  await expectTrue();
});

it('ends the same when a pass of the roll-up comes in between', async () => {
  await fill();
  await step(7);
  await rig.sql`UPDATE stats_progress SET redone_at = NULL`;
  await Promise.all([new StatsRollUp(rig.sql).pass(), step(7)]);
  while ((await step(50)) > 0);
  await expectTrue();
});

it('leaves nothing of an agent that had no other schedule', async () => {
  await fill();
  while ((await step(1_000)) > 0);
  const [left] = await rig.sql`
    SELECT count(*)::int AS rows FROM execution_stats WHERE subject_id IN (${GONE}, ${OWN_AGENT}) OR agent_id = ${OWN_AGENT}`;
  expect(left).toEqual({ rows: 0 });
});

it('lets statistics live as long as history, and 26 weeks at least; by 5 minutes 8 days once they are summed', async () => {
  await rig.sql.unsafe(`
    INSERT INTO execution_stats (workspace_id, scope, subject_id, agent_id, bucket_minutes, bucket_start, outcome, count, attempts, retried)
    SELECT (SELECT id FROM workspaces LIMIT 1), s.scope, gen_random_uuid(), gen_random_uuid(), minutes,
           now() - days * interval '1 day', 'succeeded', 1, 1, 0
      FROM unnest(ARRAY['agent', 'schedule', 'workspace']) s(scope), unnest(ARRAY[5, 15, 1440]) minutes, unnest(ARRAY[7, 9, 182, 184, 400]) days`);
  const housekeeping = new Housekeeping(rig.sql);
  const ages = async () => {
    const rows = await rig.sql<{ age: string }[]>`
      SELECT bucket_minutes || ' ' || string_agg(DISTINCT extract(day FROM now() - bucket_start)::text, ' ') AS age
        FROM execution_stats GROUP BY bucket_minutes ORDER BY bucket_minutes`;
    return rows.map(({ age }) => age);
  };
  expect(await housekeeping.removeOldStatistics(null)).toBe(0);
  await rig.sql`UPDATE stats_progress SET counted_to = now() - interval '100 days'`;
  expect(await housekeeping.removeOldStatistics(null)).toBe(3 * 3);
  await rig.sql`UPDATE stats_progress SET counted_to = now()`;
  expect(await housekeeping.removeOldStatistics(null)).toBe(3);
  expect(await housekeeping.removeOldStatistics(null)).toBe(0);
  expect(await ages()).toEqual(['5 7', '15 182 184 400 7 9', '1440 182 184 400 7 9']);
  await housekeeping.removeOldStatistics(300 * DAY_MS);
  expect(await ages()).toEqual(['5 7', '15 182 184 7 9', '1440 182 184 7 9']);
  await housekeeping.removeOldStatistics(30 * DAY_MS);
  expect(await ages()).toEqual(['5 7', '15 182 7 9', '1440 182 7 9']);
});
