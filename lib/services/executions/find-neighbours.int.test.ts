import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executionId } from '@/lib/domain/ids';
import { createSchedule } from '../schedules/create';
import { deleteSchedule } from '../schedules/delete';
import { BODY, createServiceRig, type ServiceRig } from '../service-rig.fixture';
import { findNeighbours } from './find-neighbours';

const DAY_MS = 86_400_000;
const NOW_MS = Date.now();

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
});
afterAll(() => rig.close());

/** A schedule that is older than its runs, with some of them finished and some live; oldest first. */
async function withRuns(runs: readonly { daysAgo: number; live?: boolean }[]) {
  const { id: scheduleId } = await createSchedule(rig.context, BODY);
  await rig.sql`UPDATE schedules SET created_at = now() - interval '500 days' WHERE id = ${scheduleId}`;
  const ids: string[] = [];
  for (const { daysAgo, live } of runs) {
    const fireMs = NOW_MS - daysAgo * DAY_MS;
    const id = executionId(scheduleId, fireMs, 'schedule');
    const table = live ? 'live_executions' : 'finished_executions';
    await rig.sql`
      INSERT INTO ${rig.sql(table)} (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, due_at, scheduled_at)
      SELECT ${id}, s.id, s.workspace_id, 1, t, 'schedule', 'schedule', s.agent_ref, ${live ? 'pending' : 'succeeded'}, t, t
        FROM schedules s, (SELECT ${new Date(fireMs)}::timestamptz(3) AS t) f WHERE s.id = ${scheduleId}`;
    ids.push(id);
  }
  return { ids, scheduleId };
}

describe('the neighbours of an execution', () => {
  it('are those of its schedule, live and finished as one, however far apart', async () => {
    const runs = [
      { daysAgo: 300 },
      { daysAgo: 60 },
      { daysAgo: 3 },
      { daysAgo: 0.5, live: true },
      { daysAgo: 0.4 },
      { daysAgo: 0.3, live: true },
    ];
    const { ids, scheduleId } = await withRuns(runs);
    await withRuns([{ daysAgo: 3.1 }, { daysAgo: 2.9 }, { daysAgo: 0.45, live: true }]);
    for (const [at, id] of ids.entries()) {
      expect(await findNeighbours(rig.context, { id, scheduleId })).toEqual({
        nextId: ids[at + 1] ?? null,
        previousId: ids[at - 1] ?? null,
      });
    }
  });

  it('are told of a deleted schedule too', async () => {
    const { ids, scheduleId } = await withRuns([{ daysAgo: 2 }, { daysAgo: 1 }]);
    await deleteSchedule(rig.context, scheduleId);
    expect(await findNeighbours(rig.context, { id: ids[0]!, scheduleId })).toEqual({
      nextId: ids[1],
      previousId: null,
    });
  });
});
