import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '@/lib/contracts/problem';
import { type Stats, statsSchema } from '@/lib/contracts/stats';
import { newId } from '@/lib/domain/ids';
import { createSchedule } from '@/lib/services/schedules/create';
import { BODY, createServiceRig, type ServiceRig } from '@/lib/services/service-rig.fixture';
import {
  addRuns,
  countAll,
  type EndedRun,
  emptyStatistics,
  makeHistoryDays,
} from '@/lib/services/stats/counted-history.fixture';
import { callApi } from './call-api.fixture';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A Monday, and what the tests look at. Long over, so that all of it is final. */
const MONDAY_MS = Date.parse('2026-03-02T00:00:00Z');

let rig: ServiceRig;
let [reports, mails]: { id: string; name: string; agentRef: string }[] = [];
beforeAll(async () => {
  rig = await createServiceRig();
  const DATABASE_URL = rig.context.runtime.config.database.url;
  Object.assign(process.env, { DATABASE_URL, LOG_LEVEL: 'silent', SCHEDULER_MODE: 'local' });
  await makeHistoryDays(rig.sql, MONDAY_MS - DAY_MS, MONDAY_MS + 15 * DAY_MS);
  reports = await makeSchedule('Reports', 'report-agent');
  mails = await makeSchedule('Mails', 'mail-agent');
});
afterAll(() => rig.close());
beforeEach(() => emptyStatistics(rig.sql));

async function makeSchedule(name: string, agentId: string) {
  const { id } = await createSchedule(rig.context, { ...BODY, agentId, name });
  const [row] = await rig.sql<
    { agentRef: string }[]
  >`SELECT agent_ref AS "agentRef" FROM schedules WHERE id = ${id}`;
  return { agentRef: row!.agentRef, id, name };
}

const run = (schedule: typeof reports, completedMs: number, change: Partial<EndedRun> = {}): EndedRun => ({
  agentId: schedule!.agentRef,
  attempts: 1,
  completedMs,
  durationMs: 120,
  fireMs: completedMs - 200,
  latenessMs: 5,
  outcome: 'succeeded',
  scheduleId: schedule!.id,
  ...change,
});

async function have(...runs: EndedRun[]): Promise<void> {
  await addRuns(rig.sql, runs);
  await countAll(rig.sql);
}

async function stats(query: Record<string, string> = {}): Promise<Stats> {
  const response = await callApi(`/api/stats?${new URLSearchParams(query)}`);
  expect(response.status).toBe(200);
  return statsSchema.strict().parse(await response.json());
}

const on = (from: number, to: number) => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
});
const WEEK = on(MONDAY_MS, MONDAY_MS + 7 * DAY_MS);

describe('GET /api/stats', () => {
  it('answers zeros while nothing has ended, and up to when it has counted', async () => {
    expect((await stats()).countedTo).toBeNull();
    await have();
    const { countedTo, data, more } = await stats();
    expect(data).toEqual([
      {
        attempts: 0,
        buckets: [],
        cancelled: 0,
        count: 0,
        durationMs: null,
        failed: 0,
        key: null,
        latenessMs: null,
        name: null,
        retried: 0,
        succeeded: 0,
        successRate: null,
      },
    ]);
    expect(Date.parse(countedTo!)).toBeGreaterThan(Date.now() - MINUTE_MS);
    expect(more).toBe(false);
  });

  it('tells of the last 24 hours what ended, how well, how long it took and how late it was', async () => {
    await have(
      run(reports, Date.now() - HOUR_MS),
      run(reports, Date.now() - 2 * HOUR_MS, { attempts: 3, outcome: 'failed' }),
      run(mails, Date.now() - 3 * HOUR_MS, { attempts: 2 }),
      run(mails, Date.now() - 4 * HOUR_MS, {
        attempts: 0,
        durationMs: null,
        latenessMs: null,
        outcome: 'cancelled',
      }),
      run(mails, Date.now() - 25 * HOUR_MS),
    );
    const { data } = await stats();
    expect(data).toMatchObject([
      { attempts: 6, cancelled: 1, count: 4, failed: 1, retried: 2, succeeded: 2, successRate: 2 / 3 },
    ]);
    expect(data[0]!.durationMs!.p50).toBeGreaterThan(100);
    expect(data[0]!.durationMs!.p50).toBeLessThan(150);
    expect(data[0]!.latenessMs!.p99).toBeLessThan(7);
  });

  it('groups by schedule, with its name', async () => {
    await have(
      run(reports, MONDAY_MS),
      run(reports, MONDAY_MS + 1),
      run(mails, MONDAY_MS, { outcome: 'failed' }),
    );
    const { data } = await stats({ ...WEEK, groupBy: 'schedule' });
    expect(data).toMatchObject([
      { count: 2, key: reports!.id, name: 'Reports', successRate: 1 },
      { count: 1, key: mails!.id, name: 'Mails', successRate: 0 },
    ]);
  });

  it('groups by agent, by its id', async () => {
    await have(run(reports, MONDAY_MS), run(mails, MONDAY_MS), run(mails, MONDAY_MS + 1));
    const { data } = await stats({ ...WEEK, groupBy: 'agent' });
    expect(data).toMatchObject([
      { count: 2, key: 'mail-agent', name: null },
      { count: 1, key: 'report-agent' },
    ]);
  });

  it('groups by outcome, each with percentiles of its own', async () => {
    await have(
      run(reports, MONDAY_MS),
      run(reports, MONDAY_MS + 1, { durationMs: 29_000, outcome: 'failed' }),
    );
    const { data } = await stats({ ...WEEK, groupBy: 'outcome' });
    expect(data.map(({ key }) => key)).toEqual(['failed', 'succeeded']);
    expect(data[0]!.durationMs!.p50).toBeGreaterThanOrEqual(20_000);
    expect(data[1]!.durationMs!.p50).toBeLessThan(150);
  });

  it('cuts each group into buckets, and leaves out those in which nothing ended', async () => {
    await have(
      run(reports, MONDAY_MS + 10),
      run(reports, MONDAY_MS + 2 * HOUR_MS),
      run(mails, MONDAY_MS + HOUR_MS - 1),
    );
    const { data } = await stats({ ...on(MONDAY_MS, MONDAY_MS + DAY_MS), bucket: '1h', groupBy: 'schedule' });
    expect(
      data.map(({ buckets, name }) => [name, ...buckets.map(({ count, start }) => [start, count])]),
    ).toEqual([
      ['Reports', ['2026-03-02T00:00:00.000Z', 1], ['2026-03-02T02:00:00.000Z', 1]],
      ['Mails', ['2026-03-02T00:00:00.000Z', 1]],
    ]);
  });

  it('cuts the last day into 5 minutes', async () => {
    const atMs = Math.floor((Date.now() - 3 * HOUR_MS) / (5 * MINUTE_MS)) * 5 * MINUTE_MS;
    await have(run(reports, atMs), run(reports, atMs + 4 * MINUTE_MS), run(reports, atMs + 5 * MINUTE_MS));
    const { data } = await stats({ bucket: '5m' });
    expect(data[0]!.buckets).toMatchObject([
      { count: 2, start: new Date(atMs).toISOString() },
      { count: 1, start: new Date(atMs + 5 * MINUTE_MS).toISOString() },
    ]);
  });

  it.each([
    ['UTC', ['2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z']],
    ['Asia/Kolkata', ['2026-03-02T18:30:00.000Z']],
    ['Asia/Kathmandu', ['2026-03-02T18:15:00.000Z']],
    ['America/New_York', ['2026-03-02T05:00:00.000Z']],
  ])('cuts days where they begin in %s', async (timezone, starts) => {
    await have(run(reports, MONDAY_MS + 18.5 * HOUR_MS), run(reports, MONDAY_MS + DAY_MS + HOUR_MS));
    const { data } = await stats({ ...WEEK, bucket: '1d', timezone });
    expect(data[0]!.buckets.map(({ start }) => start)).toEqual(starts);
  });

  it('tells of the hours of a week, all weeks together, in a zone', async () => {
    await have(
      run(reports, MONDAY_MS + 9 * HOUR_MS),
      run(reports, MONDAY_MS + 7 * DAY_MS + 9.9 * HOUR_MS),
      run(reports, MONDAY_MS + 6 * DAY_MS + 23 * HOUR_MS),
    );
    const { data } = await stats({
      ...on(MONDAY_MS, MONDAY_MS + 14 * DAY_MS),
      bucket: 'weekhour',
      timezone: 'Europe/Berlin',
    });
    expect(data[0]!.buckets).toMatchObject([
      { count: 1, hour: 0, weekday: 1 },
      { count: 2, hour: 10, weekday: 1 },
    ]);
    expect(data[0]!.buckets[0]).not.toHaveProperty('start');
  });

  it('keeps to the schedules that are named, in one request', async () => {
    await have(run(reports, MONDAY_MS), run(mails, MONDAY_MS));
    const { data } = await stats({
      ...WEEK,
      groupBy: 'schedule',
      scheduleId: `${newId()},${mails!.id.toUpperCase()}`,
    });
    expect(data.map(({ name }) => name)).toEqual(['Mails']);
  });

  it('keeps to an agent, whose schedules may have had others', async () => {
    await have(
      run(reports, MONDAY_MS),
      run(reports, MONDAY_MS + 1, { agentId: mails!.agentRef }),
      run(mails, MONDAY_MS),
    );
    expect((await stats({ ...WEEK, agentId: 'mail-agent' })).data).toMatchObject([{ count: 2 }]);
    const bySchedule = await stats({ ...WEEK, agentId: 'report-agent', groupBy: 'schedule' });
    expect(bySchedule.data).toMatchObject([{ count: 1, name: 'Reports' }]);
    const byAgent = await stats({ ...WEEK, groupBy: 'agent', scheduleId: reports!.id });
    expect(byAgent.data.map(({ count, key }) => [key, count]).sort()).toEqual([
      ['mail-agent', 1],
      ['report-agent', 1],
    ]);
  });

  it('answers nothing for an agent that there is not', async () => {
    await have(run(reports, MONDAY_MS));
    expect((await stats({ ...WEEK, agentId: 'nobody' })).data).toMatchObject([{ count: 0 }]);
    expect((await stats({ ...WEEK, agentId: 'nobody', groupBy: 'schedule' })).data).toEqual([]);
  });

  it('gives the first groups by count, by failures or by the lowest rate, and says that there are more', async () => {
    await have(
      run(reports, MONDAY_MS),
      run(reports, MONDAY_MS + 1),
      run(reports, MONDAY_MS + 2, { outcome: 'failed' }),
      run(reports, MONDAY_MS + 3, { outcome: 'failed' }),
      run(reports, MONDAY_MS + 4),
      run(mails, MONDAY_MS, { outcome: 'failed' }),
    );
    const first = async (sort: string) => {
      const { data, more } = await stats({ ...WEEK, groupBy: 'schedule', limit: '1', sort });
      expect(more).toBe(true);
      return data.map(({ name }) => name);
    };
    expect(await first('count')).toEqual(['Reports']);
    expect(await first('failed')).toEqual(['Reports']);
    expect(await first('successRate')).toEqual(['Mails']);
  });

  it('says what span it tells of: by 5 minutes of late, by quarters of long ago', async () => {
    await have();
    expect(await stats(on(MONDAY_MS + 7 * MINUTE_MS, MONDAY_MS + 16 * MINUTE_MS))).toMatchObject(
      on(MONDAY_MS, MONDAY_MS + 30 * MINUTE_MS),
    );
    const lately = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    expect(await stats(on(lately + 7 * MINUTE_MS, lately + 11 * MINUTE_MS))).toMatchObject(
      on(lately + 5 * MINUTE_MS, lately + 15 * MINUTE_MS),
    );
  });

  it('leaves out a schedule that is deleted, but not what it did', async () => {
    const gone = await makeSchedule('Gone', 'report-agent');
    await have(run(gone, MONDAY_MS));
    await rig.sql`UPDATE schedules SET deleted_at = now() WHERE id = ${gone.id}`;
    expect((await stats({ ...WEEK, groupBy: 'schedule' })).data).toEqual([]);
    expect((await stats(WEEK)).data).toMatchObject([{ count: 1 }]);
  });

  it('takes 200 schedules at a time and no more', async () => {
    const ids = Array.from({ length: 201 }, () => newId());
    expect((await stats({ groupBy: 'schedule', scheduleId: ids.slice(1).join() })).data).toEqual([]);
    const response = await callApi(`/api/stats?scheduleId=${ids.join()}`);
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'At most 200 schedule ids', path: 'scheduleId' }],
      status: 422,
    });
  });

  it.each([
    [{ groupBy: 'worker' }, 'groupBy', 'one of none, schedule, agent, outcome'],
    [{ bucket: '1m' }, 'bucket', 'one of none, 5m, 1h, 1d, weekhour'],
    [{ sort: 'name' }, 'sort', 'one of count'],
    [{ timezone: 'Mars/Olympus' }, 'timezone', 'IANA'],
    [{ scheduleId: 'x' }, 'scheduleId.0', 'UUID'],
    [{ agentId: '' }, 'agentId', 'required'],
    [{ agentId: 'a\0' }, 'agentId', 'stored'],
    [{ limit: '0' }, 'limit', 'from 1 to 200'],
    [{ from: 'yesterday' }, 'from', 'instant'],
    [{ from: '0001-01-01T00:00:00Z' }, 'from', '1970'],
    [on(MONDAY_MS, MONDAY_MS), 'from', 'before to'],
    [{ from: new Date(Date.now() + DAY_MS).toISOString() }, 'from', 'before to'],
    [on(MONDAY_MS - 800 * DAY_MS, MONDAY_MS), 'from', 'within 732 days'],
    [{ ...on(MONDAY_MS, MONDAY_MS + DAY_MS), bucket: '5m' }, 'bucket', 'go back 7 days'],
    [
      { ...on(MONDAY_MS, MONDAY_MS + 100 * DAY_MS), bucket: '1h' },
      'bucket',
      'a wider bucket or a shorter time',
    ],
    [{ ...on(MONDAY_MS, MONDAY_MS + 8 * DAY_MS), groupBy: 'schedule' }, 'from', 'at most 7 days'],
    [{ bucket: '5m', groupBy: 'agent' }, 'bucket', 'a smaller limit'],
    [{ unit: 'ms' }, 'unit', 'Unknown'],
  ])('refuses %j by the name of the parameter', async (query, path, words) => {
    const response = await callApi(`/api/stats?${new URLSearchParams(query as Record<string, string>)}`);
    expect(response.status).toBe(422);
    const { errors } = (await response.json()) as Problem;
    expect(errors).toMatchObject([{ message: expect.stringContaining(words), path }]);
  });
});
