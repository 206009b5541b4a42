import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OwnedExecution } from '@/lib/domain/engine/ports';
import { EngineRig, hang, retryAt, succeed } from './engine-rig.fixture';

describe('Worker', () => {
  let rig: EngineRig;
  let scheduleId: string;

  beforeAll(async () => {
    rig = await EngineRig.create();
  });
  beforeEach(async () => {
    scheduleId = await rig.addSchedule({ nextFireAt: null });
  });
  afterEach(async () => {
    await rig.stopWorkers();
    await rig.sql`DELETE FROM live_executions`;
  });
  afterAll(() => rig.close());

  const requestCancel = (id: string) =>
    rig.sql`UPDATE live_executions SET cancel_requested_at = clock_timestamp(), abort_requested = true WHERE id = ${id}`;

  it('runs what somebody triggered by hand, with the next tick', async () => {
    const { id: workerId } = await rig.startWorker();
    const id = await rig.addExecution(scheduleId, { trigger: 'manual' });
    expect(await rig.finished(id)).toMatchObject({
      attempts: 1,
      status: 'succeeded',
      trigger: 'manual',
      workerId,
    });
  });

  it('retries at the time that it was told, not before and hardly later', async () => {
    const calls: { attempt: number; at: number }[] = [];
    let dueAt = 0;
    const id = await rig.addExecution(scheduleId);
    await rig.startWorker({
      answer: async (run) => {
        const at = await rig.databaseNow();
        calls.push({ at, attempt: run.attempt });
        if (run.attempt === 2) return succeed(run);
        dueAt = at + 700;
        return retryAt(run, dueAt);
      },
    });
    expect(await rig.finished(id)).toMatchObject({ attempts: 2, losses: 0, status: 'succeeded' });
    expect(calls.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(calls[1]!.at).toBeGreaterThanOrEqual(dueAt - 5);
    expect(calls[1]!.at).toBeLessThan(dueAt + 600);
    expect((await rig.attempts(id)).map(({ n, status }) => `${n} ${status}`)).toEqual([
      '1 failed',
      '2 succeeded',
    ]);
  });

  it('aborts the call of an execution that somebody cancels', async () => {
    const id = await rig.addExecution(scheduleId);
    const started: string[] = [];
    await rig.startWorker({
      answer: (run, _definition, control) => {
        started.push(run.id);
        return hang(run, control);
      },
    });
    await rig.until('it is called', () => started.length === 1);
    await requestCancel(id);
    expect(await rig.finished(id)).toMatchObject({ attempts: 1, status: 'cancelled' });
    expect((await rig.attempts(id)).map(({ status }) => status)).toEqual(['aborted']);
  });

  it('never calls an execution that was cancelled while it waited for a slot', async () => {
    const [first, second] = [await rig.addExecution(scheduleId), await rig.addExecution(scheduleId)];
    const started: string[] = [];
    await rig.startWorker({
      answer: (run, _definition, control) => {
        started.push(run.id);
        return hang(run, control);
      },
      slots: 1,
    });
    await rig.until('one is called', () => started.length === 1);
    const waiting = started[0] === first ? second : first;
    await requestCancel(waiting);
    expect(await rig.finished(waiting)).toMatchObject({ attempts: 0, status: 'cancelled' });
    expect(await rig.attempts(waiting)).toEqual([]);
    expect(started).toHaveLength(1);
  });

  it('hands back what it has not started when it stops, and gives up what still runs at the end of its grace', async () => {
    const [first, second] = [await rig.addExecution(scheduleId), await rig.addExecution(scheduleId)];
    const started: OwnedExecution[] = [];
    const { id: stoppedId, worker } = await rig.startWorker({
      answer: (run, _definition, control) => {
        started.push(run);
        return hang(run, control);
      },
      slots: 1,
    });
    await rig.until('one is called', () => started.length === 1);
    const running = started[0]!.id;
    const waiting = running === first ? second : first;
    const stoppingMs = performance.now();
    await worker.stop(300);
    expect(performance.now() - stoppingMs).toBeLessThan(2_000);
    expect(await worker.ended).toBe('stopped');
    const rows = await rig.executions(scheduleId);
    expect(rows.find((row) => row.id === waiting)).toMatchObject({
      attempts: 0,
      status: 'pending',
      workerId: null,
    });
    expect(rows.find((row) => row.id === running)).toMatchObject({
      attempts: 1,
      losses: 1,
      status: 'retrying',
    });
    const [row] = await rig.sql`SELECT state FROM workers WHERE id = ${stoppedId}`;
    expect(row).toEqual({ state: 'stopped' });
    await rig.startWorker();
    expect(await rig.finished(waiting)).toMatchObject({ attempts: 1, losses: 0, status: 'succeeded' });
    expect(await rig.finished(running)).toMatchObject({ attempts: 2, losses: 1, status: 'succeeded' });
  });

  it('lets calls end that are done within the grace, and stores their outcomes', async () => {
    const id = await rig.addExecution(scheduleId);
    let answer: (() => void) | null = null;
    const { worker } = await rig.startWorker({
      answer: (run) =>
        new Promise((resolve) => {
          answer = () => resolve(succeed(run));
        }),
    });
    const end = await rig.until('it is called', () => answer as (() => void) | null);
    const stopped = worker.stop(10_000);
    end();
    await stopped;
    expect(await rig.finished(id)).toMatchObject({ attempts: 1, losses: 0, status: 'succeeded' });
  });

  it('aborts a call that somebody cancels while it stops, and does not wait for its end', async () => {
    const id = await rig.addExecution(scheduleId);
    const started: string[] = [];
    const { worker } = await rig.startWorker({
      answer: (run, _definition, control) => {
        started.push(run.id);
        return hang(run, control);
      },
    });
    await rig.until('it is called', () => started.length === 1);
    const stopped = worker.stop(600_000);
    await requestCancel(id);
    await stopped;
    expect(await rig.finished(id)).toMatchObject({ attempts: 1, status: 'cancelled' });
  });

  it('begins no call any more when it was declared dead, and ends as lost', async () => {
    const { id, worker } = await rig.startWorker();
    await rig.sql`UPDATE workers SET state = 'dead' WHERE id = ${id}`;
    const execution = await rig.addExecution(scheduleId);
    expect(await worker.ended).toBe('lost');
    expect(await rig.attempts(execution)).toEqual([]);
    await worker.stop(0);
  });
});
