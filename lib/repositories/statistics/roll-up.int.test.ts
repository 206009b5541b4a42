import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TerminalStatus } from '@/lib/domain/execution';
import { newId } from '@/lib/domain/ids';
import { DAY_MS, FIVE_MINUTES_MS, floorTo } from '@/lib/domain/statistics/grain';
import { finalUntil } from '@/lib/domain/statistics/roll-up-plan';
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

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SCHEDULES = [newId(), newId(), newId()];
const AGENTS = [newId(), newId()];

let rig: StatisticsRig;
beforeAll(async () => {
  rig = await createStatisticsRig();
});
afterAll(() => rig.close());
beforeEach(() => emptyStatistics(rig.sql));

const timeMs = fc.option(
  fc.double({ max: 16, min: -2, noNaN: true }).map((power) => Math.round(Math.exp(power))),
);

/** Runs that ended within the last three days, most of them soon after their fire time and some of them days later. */
const run: fc.Arbitrary<EndedRun> = fc
  .record({
    agentId: fc.constantFrom(...AGENTS),
    attempts: fc.integer({ max: 4, min: 0 }),
    durationMs: timeMs,
    endedAgoMs: fc.oneof(fc.integer({ max: 3 * DAY_MS, min: 0 }), fc.integer({ max: HOUR_MS, min: 0 })),
    latenessMs: timeMs,
    losses: fc.constantFrom(0, 0, 0, 1),
    outcome: fc.constantFrom<TerminalStatus>('cancelled', 'failed', 'succeeded'),
    scheduleId: fc.constantFrom(...SCHEDULES),
    tookMs: fc.oneof(
      { arbitrary: fc.integer({ max: 60_000, min: 0 }), weight: 5 },
      { arbitrary: fc.integer({ max: 4 * DAY_MS, min: 0 }), weight: 1 },
    ),
  })
  .map(({ endedAgoMs, tookMs, ...rest }) => {
    const completedMs = Date.now() - endedAgoMs;
    return { ...rest, completedMs, fireMs: completedMs - tookMs };
  });

const ended = (change: Partial<EndedRun>): EndedRun => ({
  agentId: AGENTS[0]!,
  attempts: 1,
  completedMs: Date.now(),
  durationMs: 120,
  fireMs: change.completedMs ?? Date.now(),
  latenessMs: 5,
  outcome: 'succeeded',
  scheduleId: SCHEDULES[0]!,
  ...change,
});

async function countedToMs(): Promise<number> {
  const [row] = await rig.sql<{ ms: number }[]>`
    SELECT (extract(epoch FROM counted_to) * 1000)::float8 AS ms FROM stats_progress`;
  return row!.ms;
}

/** Rows of every grain are what one gets by counting history one by one. */
async function expectTrue(): Promise<void> {
  const { daysMs, quartersMs } = finalUntil(await countedToMs());
  expect(await storedRows(rig.sql, 5)).toEqual(await countedRows(rig.sql, 5));
  expect(await storedRows(rig.sql, 15)).toEqual(await countedRows(rig.sql, 15, quartersMs));
  expect(await storedRows(rig.sql, 1_440)).toEqual(await countedRows(rig.sql, 1_440, daysMs));
}

describe('the roll-up', () => {
  it('is what one gets by counting history one by one, whatever ran', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(run, { maxLength: 60, minLength: 1 }), async (runs) => {
        await emptyStatistics(rig.sql);
        await addRuns(rig.sql, runs);
        await countAll(rig.sql);
        await expectTrue();
      }),
      { numRuns: 10 },
    );
  });

  it('goes on from where it was, whenever runs come', { timeout: 120_000 }, async () => {
    const recent = fc.array(
      run.map((it) => ({ ...it, completedMs: Date.now() - (it.completedMs % 5_000) })),
      { maxLength: 10, minLength: 1 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(run, { maxLength: 20 }),
        fc.array(recent, { maxLength: 4 }),
        async (first, later) => {
          await emptyStatistics(rig.sql);
          await addRuns(rig.sql, first);
          await countAll(rig.sql);
          for (const runs of later) {
            await addRuns(rig.sql, runs);
            await countAll(rig.sql);
          }
          await rig.sql`UPDATE stats_progress SET redone_at = NULL`;
          await countAll(rig.sql);
          await expectTrue();
        },
      ),
      { numRuns: 10 },
    );
  });

  it('writes nothing anew where nothing has changed', async () => {
    await addRuns(rig.sql, [ended({}), ended({ completedMs: Date.now() - 12 * MINUTE_MS })]);
    await countAll(rig.sql);
    const versions = () => rig.sql`SELECT xmin::text, ctid::text FROM execution_stats ORDER BY 1, 2`;
    const before = await versions();
    expect(before.length).toBeGreaterThan(0);
    await rig.sql`UPDATE stats_progress SET redone_at = NULL`;
    await countAll(rig.sql);
    expect(await versions()).toEqual(before);
  });

  it('takes up a run that was committed after a pass although it ended before', async () => {
    const completedMs = Date.now() - 6 * MINUTE_MS;
    await addRuns(rig.sql, [ended({ completedMs })]);
    await countAll(rig.sql);
    await addRuns(rig.sql, [ended({ completedMs: completedMs + 1 })]);
    await rig.sql`UPDATE stats_progress SET redone_at = redone_at - interval '5 minutes'`;
    await countAll(rig.sql);
    await expectTrue();
  });

  it('counts the open bucket alone when the others were redone minutes ago', async () => {
    await addRuns(rig.sql, [ended({})]);
    await countAll(rig.sql);
    await addRuns(rig.sql, [ended({ completedMs: floorTo(FIVE_MINUTES_MS, Date.now()) - 1 })]);
    await rig.sql`UPDATE stats_progress SET counted_to = now()`;
    expect((await new StatsRollUp(rig.sql).pass()).runs).toBe(1);
  });

  it('forgets what is no longer in history of the buckets that it redoes', async () => {
    const gone = ended({ completedMs: Date.now() - 2 * MINUTE_MS, scheduleId: SCHEDULES[1]! });
    await addRuns(rig.sql, [ended({ completedMs: Date.now() - 2 * MINUTE_MS }), gone]);
    await countAll(rig.sql);
    await rig.sql`DELETE FROM finished_executions WHERE schedule_id = ${SCHEDULES[1]!}`;
    await rig.sql`UPDATE stats_progress SET redone_at = NULL`;
    await countAll(rig.sql);
    await expectTrue();
  });

  it('catches up after a long absence in several steps', async () => {
    await addRuns(
      rig.sql,
      [0, 1, 2, 3, 4, 5].map((days) => ended({ completedMs: Date.now() - days * DAY_MS - HOUR_MS })),
    );
    expect(await countAll(rig.sql)).toBeGreaterThan(5);
    await expectTrue();
  });

  it('does nothing while somebody has counted a moment ago', async () => {
    await countAll(rig.sql);
    await addRuns(rig.sql, [ended({})]);
    expect(await new StatsRollUp(rig.sql).pass(60_000)).toEqual({ caughtUp: true, runs: 0 });
    expect(await storedRows(rig.sql, 5)).toEqual([]);
  });

  it('lets one of several count, and the others return at once', async () => {
    await addRuns(rig.sql, [ended({})]);
    await rig.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM stats_progress FOR UPDATE`;
      expect(await new StatsRollUp(rig.sql).pass()).toEqual({ caughtUp: true, runs: 0 });
    });
    await countAll(rig.sql);
    await expectTrue();
  });

  it('ends the same when several do it at once while runs end', { timeout: 60_000 }, async () => {
    const rollUps = Array.from({ length: 3 }, () => new StatsRollUp(rig.sql));
    await addRuns(rig.sql, fc.sample(run, 200));
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([
        ...rollUps.map((rollUp) => rollUp.pass()),
        addRuns(rig.sql, [ended({ completedMs: Date.now(), fireMs: Date.now() + round })]),
      ]);
    }
    await rig.sql`UPDATE stats_progress SET redone_at = NULL`;
    await countAll(rig.sql);
    await expectTrue();
  });
});
