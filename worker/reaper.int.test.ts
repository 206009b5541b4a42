import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AttemptVerdict } from '@/lib/domain/attempt-outcome';
import type { OwnedExecution } from '@/lib/domain/engine/ports';
import { EngineRig, succeed } from './engine-rig.fixture';

describe('Reaper, among real workers', () => {
  let rig: EngineRig;
  let scheduleId: string;

  beforeAll(async () => {
    rig = await EngineRig.create();
  });
  beforeEach(async () => {
    scheduleId = await rig.addSchedule({ nextFireAt: null });
  });
  afterEach(() => rig.stopWorkers());
  afterAll(() => rig.close());

  it('takes over by itself from a worker that stopped beating, within a TTL and two ticks', async () => {
    const silent = await rig.addSilentWorker();
    const id = await rig.addExecution(scheduleId, { ownedBy: silent });
    const declared: string[] = [];
    const startedMs = performance.now();
    const { id: workerId } = await rig.startWorker({
      events: { workerDeclaredDead: (event) => void declared.push(event.workerId) },
    });
    expect(await rig.finished(id)).toMatchObject({ attempts: 2, losses: 1, status: 'succeeded', workerId });
    expect(performance.now() - startedMs).toBeLessThan(13_000);
    expect(declared).toEqual([silent]);
    expect(await rig.attempts(id)).toEqual([
      { n: 1, status: 'unknown', workerId: silent },
      { n: 2, status: 'succeeded', workerId },
    ]);
  });

  it('takes over at once from a worker that somebody declared dead', async () => {
    const silent = await rig.addSilentWorker();
    const ids = await Promise.all([1, 2, 3].map(() => rig.addExecution(scheduleId, { ownedBy: silent })));
    await rig.store.declareDead(silent, 0);
    await rig.startWorker();
    for (const id of ids) expect(await rig.finished(id)).toMatchObject({ losses: 1, status: 'succeeded' });
  });

  it('takes over in its first tick after a start what was left by workers without a row', async () => {
    const id = await rig.addExecution(scheduleId, { ownedBy: '00000000-0000-7000-8000-00000000dead' });
    await rig.startWorker();
    expect(await rig.finished(id)).toMatchObject({ losses: 1, status: 'succeeded' });
  });

  it('fails what was lost three times, without another call', async () => {
    const silent = await rig.addSilentWorker();
    const id = await rig.addExecution(scheduleId, { attempts: 3, losses: 2, ownedBy: silent });
    await rig.store.declareDead(silent, 0);
    const called: string[] = [];
    await rig.startWorker({
      answer: (run) => {
        called.push(run.id);
        return succeed(run);
      },
    });
    expect(await rig.finished(id)).toMatchObject({ errorClass: 'poisoned', losses: 3, status: 'failed' });
    expect(called).toEqual([]);
  });

  it('has each execution of a dead worker run once, when several take over at once', async () => {
    const silent = await rig.addSilentWorker();
    const ids = await Promise.all(
      Array.from({ length: 30 }, () => rig.addExecution(scheduleId, { ownedBy: silent })),
    );
    await rig.store.declareDead(silent, 0);
    const called: string[] = [];
    const answer = (run: OwnedExecution) => {
      called.push(run.id);
      return succeed(run);
    };
    await Promise.all([1, 2, 3].map(() => rig.startWorker({ answer })));
    for (const id of ids) expect(await rig.finished(id)).toMatchObject({ attempts: 2, losses: 1 });
    expect(called.sort()).toEqual(ids.sort());
  });

  it('keeps what took over from what a dead worker writes late, and has that worker end as lost', async () => {
    const answers: (() => void)[] = [];
    const late = await rig.startWorker({
      answer: (run) => new Promise<AttemptVerdict>((resolve) => answers.push(() => resolve(succeed(run)))),
    });
    const id = await rig.addExecution(scheduleId);
    await rig.until('the first worker calls', () => answers.length === 1);
    await rig.sql`UPDATE workers SET state = 'dead' WHERE id = ${late.id}`;
    const next = await rig.startWorker();
    await rig.until('the second worker has finished it', async () => (await rig.attempts(id)).length === 2);
    answers[0]!();
    expect(await late.worker.ended).toBe('lost');
    expect(await rig.finished(id)).toMatchObject({ attempts: 2, status: 'succeeded', workerId: next.id });
    expect(await rig.attempts(id)).toEqual([
      { n: 1, status: 'unknown', workerId: late.id },
      { n: 2, status: 'succeeded', workerId: next.id },
    ]);
  });
});
