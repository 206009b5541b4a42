import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import { createSchedule } from '../schedules/create';
import { deleteSchedule } from '../schedules/delete';
import { triggerSchedule } from '../schedules/trigger';
import { BODY, createServiceRig, type ServiceRig } from '../service-rig.fixture';
import { cancelExecution } from './cancel';
import { getExecution } from './get';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
});
afterAll(() => rig.close());

const cancel = (id: string) => cancelExecution(rig.context, id);

/** An execution in a state that a worker would have left it in. */
async function inState(
  status: 'pending' | 'retrying' | 'running' | 'waiting',
): Promise<{ id: string; scheduleId: string }> {
  const { id: scheduleId } = await createSchedule(rig.context, BODY);
  const { id } = await triggerSchedule(rig.context, scheduleId);
  const workerId = status === 'running' ? newId() : null;
  await rig.sql`
    UPDATE live_executions SET status = ${status}, worker_id = ${workerId}, attempts = ${status === 'pending' ? 0 : 1} WHERE id = ${id}`;
  return { id, scheduleId };
}

async function finish(id: string, status: string): Promise<void> {
  await rig.sql`
    WITH x AS (DELETE FROM live_executions WHERE id = ${id} RETURNING *)
    INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, due_at, scheduled_at)
    SELECT id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, ${status}, due_at, scheduled_at FROM x`;
}

const marksOf = async (id: string) =>
  (
    await rig.sql`SELECT cancel_requested_at IS NOT NULL AS cancel, abort_requested AS abort FROM live_executions WHERE id = ${id}`
  )[0];

describe('a cancel', () => {
  it.each([
    ['pending', 'Cancelled before it was called'],
    ['retrying', 'Cancelled before its next attempt'],
    ['waiting', 'Cancelled before its next attempt'],
  ] as const)('ends a %s execution with its answer', async (status, error) => {
    const { id } = await inState(status);
    const answer = await cancel(id);
    expect(answer).toMatchObject({
      error,
      errorClass: 'cancelled',
      id,
      nextAttemptAt: null,
      status: 'cancelled',
    });
    expect(answer.completedAt).not.toBeNull();
    expect(await rig.sql`SELECT 1 FROM live_executions WHERE id = ${id}`).toHaveLength(0);
    expect(await getExecution(rig.context, id)).toMatchObject({ attemptDetails: [], status: 'cancelled' });
  });

  it('asks the worker of a running one to abort its call', async () => {
    const { id } = await inState('running');
    const answer = await cancel(id);
    expect(answer.status).toBe('running');
    expect(answer.cancelRequestedAt).not.toBeNull();
    expect(await marksOf(id)).toEqual({ abort: true, cancel: true });
  });

  it('changes nothing the second time', async () => {
    const { id } = await inState('running');
    const first = await cancel(id);
    expect(await cancel(id)).toEqual(first);
    const { id: pending } = await inState('pending');
    const ended = await cancel(pending);
    expect(await cancel(pending)).toEqual(ended);
  });

  it.each(['failed', 'succeeded'])('of one that has %s conflicts, and says so', async (status) => {
    const { id } = await inState('running');
    await finish(id, status);
    await expect(cancel(id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(status),
    });
  });

  it('loses to a success that is just being stored', async () => {
    const { id } = await inState('running');
    let cancelled: Promise<unknown> = Promise.resolve();
    await rig.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM live_executions WHERE id = ${id} FOR UPDATE`;
      cancelled = cancel(id).catch((error: unknown) => error);
      await waitForLock();
      await tx`DELETE FROM live_executions WHERE id = ${id}`;
      await tx`
        INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, due_at, scheduled_at)
        SELECT ${id}, schedule_id, workspace_id, 1, now()::timestamptz(3), 'manual', 'x', agent_ref, 'succeeded', now(), now()
          FROM (SELECT s.id AS schedule_id, s.workspace_id, s.agent_ref FROM schedules s LIMIT 1) s`;
    });
    expect(await cancelled).toMatchObject({ code: 'conflict' });
  });

  it('finds one that a worker is just claiming running, and asks that worker', async () => {
    const { id } = await inState('pending');
    let cancelled: Promise<unknown> = Promise.resolve();
    await rig.sql.begin(async (tx) => {
      await tx`UPDATE live_executions SET status = 'running', worker_id = ${newId()}, attempts = 1, claim = 1 WHERE id = ${id}`;
      cancelled = cancel(id);
      await waitForLock();
    });
    expect(await cancelled).toMatchObject({ id, status: 'running' });
    expect(await marksOf(id)).toEqual({ abort: true, cancel: true });
  });

  it('aborts a call that the deletion of its schedule had left to end', async () => {
    const { id, scheduleId } = await inState('running');
    await deleteSchedule(rig.context, scheduleId);
    expect(await marksOf(id)).toEqual({ abort: false, cancel: true });
    const deleted = await getExecution(rig.context, id);
    const answer = await cancel(id);
    expect(await marksOf(id)).toEqual({ abort: true, cancel: true });
    expect(answer.cancelRequestedAt).toBe(deleted.cancelRequestedAt);
  });

  it('leaves other executions alone', async () => {
    const [one, other] = [await inState('pending'), await inState('pending')];
    await cancel(one.id);
    expect((await getExecution(rig.context, other.id)).status).toBe('pending');
  });

  it.each(['nope', '00000000-0000-7000-8000-000000000000'])(
    'of an unknown one (%s) is not found',
    async (id) => {
      await expect(cancel(id)).rejects.toMatchObject({ code: 'not_found' });
    },
  );
});

/** Until the cancel waits for the row. */
async function waitForLock(): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    const [row] = await rig.sql<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND application_name = 'scheduler-web'`;
    if (row!.n > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('nothing waits for the row');
}
