import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY_MS } from '@/lib/domain/statistics/grain';
import { BODY, createServiceRig, databaseNow, type ServiceRig } from '../service-rig.fixture';
import { addRuns, countAll, makeHistoryDays } from '../stats/counted-history.fixture';
import { createSchedule } from './create';
import { deleteSchedule } from './delete';
import { listFailing } from './list-failing';
import { pauseSchedule } from './pause';

type Outcome = 'cancelled' | 'failed' | 'succeeded';

const MINUTE_MS = 60_000;

let rig: ServiceRig;
let nowMs: number;
beforeAll(async () => {
  rig = await createServiceRig();
  nowMs = await databaseNow(rig.sql);
  await makeHistoryDays(rig.sql, nowMs - 12 * DAY_MS, nowMs + DAY_MS);
});
afterAll(() => rig.close());

/** A schedule whose runs ended so, the last one `agoMs` ago and the others a minute apart before it. */
async function ended(name: string, outcomes: readonly Outcome[], agoMs = MINUTE_MS): Promise<string> {
  const { id: scheduleId } = await createSchedule(rig.context, { ...BODY, name });
  const [row] = await rig.sql<{ ref: string }[]>`
    SELECT agent_ref AS ref FROM schedules WHERE id = ${scheduleId}`;
  const runs = outcomes.map((outcome, index) => {
    const fireMs = nowMs - agoMs - (outcomes.length - 1 - index) * MINUTE_MS;
    const call = { attempts: 1, durationMs: 5, latenessMs: 1 };
    return { ...call, agentId: row!.ref, completedMs: fireMs + 10, fireMs, outcome, scheduleId };
  });
  await addRuns(rig.sql, runs);
  return scheduleId;
}

const namesOf = async () => (await listFailing(rig.context)).schedules.map(({ name }) => name);

it('tells those whose newest decided run failed, latest first, whether or not it is counted', async () => {
  await ended('recovered', ['failed', 'failed', 'succeeded']);
  await ended('cancelled since', ['succeeded', 'failed', 'failed', 'cancelled'], 3 * MINUTE_MS);
  await ended('healthy', ['succeeded']);
  await ended('failed long ago', ['failed'], 8 * DAY_MS);
  await ended('failed last week', ['failed'], 6 * DAY_MS);
  await pauseSchedule(rig.context, await ended('paused', ['failed']));
  await deleteSchedule(rig.context, await ended('deleted', ['failed']));
  await countAll(rig.sql);
  await ended('not counted yet', ['failed']);

  const failing = await listFailing(rig.context);
  expect(failing).toMatchObject({ count: 3, more: false });
  expect(failing.schedules).toMatchObject([
    { agentId: BODY.agentId, isLonger: false, name: 'not counted yet', streak: 1 },
    { name: 'cancelled since', since: new Date(nowMs - 5 * MINUTE_MS).toISOString(), streak: 2 },
    { name: 'failed last week', streak: 1 },
  ]);
});

it('counts twenty failures in a row, and says that there may be more', async () => {
  await ended('for hours', Array(25).fill('failed'), 0);
  expect((await listFailing(rig.context)).schedules[0]).toMatchObject({
    isLonger: true,
    name: 'for hours',
    streak: 20,
  });
});

it('names eight, and counts them all', async () => {
  for (let n = 0; n < 8; n += 1) await ended(`one more ${n}`, ['failed'], -n - 1);
  expect((await listFailing(rig.context)).count).toBeGreaterThan(8);
  expect(await namesOf()).toHaveLength(8);
});
