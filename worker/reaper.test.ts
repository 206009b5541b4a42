import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineStore, ReapedExecution } from '@/lib/domain/engine/ports';
import { LEASE_TTL_MS } from '@/lib/domain/worker';
import { ManualClock } from './manual-clock.fixture';
import { Reaper } from './reaper';

const TICK_MS = 1_000;

/** A store with a life of its own: its methods need their `this`. */
class Store implements Pick<EngineStore, 'declareDead' | 'reapDead' | 'reapOrphans'> {
  readonly declared: string[] = [];
  readonly reaps: string[] = [];
  dead: ReapedExecution[][] = [];
  orphans: ReapedExecution[][] = [];
  won = true;

  async declareDead(workerId: string, beat: number) {
    this.declared.push(`${workerId}@${beat}`);
    return this.won;
  }
  async reapDead() {
    this.reaps.push('dead');
    return this.dead.shift() ?? [];
  }
  async reapOrphans() {
    this.reaps.push('orphans');
    return this.orphans.shift() ?? [];
  }
}

const reaped = (count: number): ReapedExecution[] =>
  Array.from({ length: count }, (_, index) => ({ id: `x${index}`, to: 'retrying' }));

let clock: ManualClock;
let store: Store;
let reaper: Reaper;
const events = { executionReaped: vi.fn(), statementFailed: vi.fn(), workerDeclaredDead: vi.fn() };

beforeEach(async () => {
  vi.clearAllMocks();
  clock = new ManualClock();
  store = new Store();
  reaper = new Reaper({ clock, events, store, workerId: 'me' });
  await reaper.onTick({ beats: [], deadOwners: false });
  store.reaps.length = 0;
});

/** One tick a second for `ms`, all of them seeing these beats. */
async function watch(ms: number, beats: Record<string, number>): Promise<void> {
  for (let passed = 0; passed < ms; passed += TICK_MS) {
    await clock.advance(TICK_MS);
    await reaper.onTick({
      beats: Object.entries(beats).map(([workerId, beat]) => ({ beat, workerId })),
      deadOwners: false,
    });
  }
}
const deadReaps = () => store.reaps.filter((kind) => kind === 'dead').length;

describe('Reaper', () => {
  it('declares a worker dead that shows the same beat for a TTL, and reaps what it held', async () => {
    await watch(LEASE_TTL_MS, { other: 7 });
    expect(store.declared).toEqual([]);
    await watch(TICK_MS, { other: 7 });
    expect(store.declared).toEqual(['other@7']);
    expect(events.workerDeclaredDead).toHaveBeenCalledExactlyOnceWith({ workerId: 'other' });
    expect(deadReaps()).toBe(1);
  });

  it('begins to count anew with each beat', async () => {
    for (let beat = 0; beat < 6; beat += 1) await watch(0.9 * LEASE_TTL_MS, { other: beat });
    expect(store.declared).toEqual([]);
  });

  it('never judges itself', async () => {
    await watch(3 * LEASE_TTL_MS, { me: 7 });
    expect(store.declared).toEqual([]);
  });

  it('begins to count anew after a loss of contact: it could be us who were cut off', async () => {
    await watch(0.9 * LEASE_TTL_MS, { other: 7 });
    reaper.contactLost();
    await watch(LEASE_TTL_MS, { other: 7 });
    expect(store.declared).toEqual([]);
    await watch(TICK_MS, { other: 7 });
    expect(store.declared).toEqual(['other@7']);
  });

  it('does not count the time that a worker was not listed', async () => {
    await watch(0.9 * LEASE_TTL_MS, { other: 7 });
    await watch(TICK_MS, {});
    await watch(0.9 * LEASE_TTL_MS, { other: 7 });
    expect(store.declared).toEqual([]);
  });

  it('leaves a worker alone that beat just before its death was written, and watches it anew', async () => {
    store.won = false;
    await watch(LEASE_TTL_MS + TICK_MS, { other: 7 });
    expect(store.declared).toEqual(['other@7']);
    expect(events.workerDeclaredDead).not.toHaveBeenCalled();
    expect(deadReaps()).toBe(0);
    await watch(LEASE_TTL_MS, { other: 8 });
    expect(store.declared).toEqual(['other@7']);
  });

  it('judges each worker by itself', async () => {
    await watch(0.5 * LEASE_TTL_MS, { one: 1, two: 1 });
    await watch(0.5 * LEASE_TTL_MS + TICK_MS, { one: 1, two: 2 });
    expect(store.declared).toEqual(['one@1']);
  });

  it('reaps what somebody else’s verdict left, until there is none', async () => {
    store.dead = [reaped(500), reaped(500), reaped(3)];
    await reaper.onTick({ beats: [], deadOwners: true });
    expect(deadReaps()).toBe(3);
    expect(events.executionReaped).toHaveBeenCalledTimes(1_003);
  });

  it('looks for owners without a living row every 10 s', async () => {
    store.reaps.length = 0;
    await watch(30_000, {});
    expect(store.reaps).toEqual(['orphans', 'orphans', 'orphans']);
  });

  it('looks for them in its first tick, so that a start after a crash need not wait', async () => {
    const fresh = new Store();
    await new Reaper({ clock, events, store: fresh, workerId: 'me' }).onTick({
      beats: [],
      deadOwners: false,
    });
    expect(fresh.reaps).toEqual(['orphans']);
  });

  it('does not reap twice at a time, and tries again after a failure', async () => {
    let fail = (_: Error) => {};
    vi.spyOn(store, 'reapDead').mockImplementationOnce(() => new Promise((_, reject) => (fail = reject)));
    const first = reaper.onTick({ beats: [], deadOwners: true });
    await reaper.onTick({ beats: [], deadOwners: true });
    expect(store.reapDead).toHaveBeenCalledTimes(1);
    fail(new Error('gone'));
    await first;
    expect(events.statementFailed).toHaveBeenCalledWith({ error: expect.any(Error), part: 'reaper' });
    await reaper.onTick({ beats: [], deadOwners: true });
    expect(store.reapDead).toHaveBeenCalledTimes(2);
  });
});
