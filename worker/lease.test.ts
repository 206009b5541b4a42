import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LEASE_TTL_MS } from '@/lib/domain/worker';
import { DatabaseClock } from './database-clock';
import { Lease, type LeaseDependencies } from './lease';
import { ManualClock } from './manual-clock.fixture';

const START_LIMIT_MS = 0.8 * LEASE_TTL_MS;
const RENEW_EVERY_MS = 2_500;

let clock: ManualClock;
let lost: number;
let deps: LeaseDependencies;
let lease: Lease;

const never = () => new Promise<never>(() => {});

beforeEach(() => {
  clock = new ManualClock();
  lost = 0;
  deps = {
    clock,
    databaseClock: new DatabaseClock(clock),
    events: { statementFailed: vi.fn() },
    identity: { hostname: 'test', id: 'me', pid: 1, release: 'test', slots: 10 },
    onLost: () => {
      lost += 1;
    },
    onRenewed: vi.fn(),
    report: () => ({ clockOffsetMs: 0, held: 0, lagMs: 0, running: 0 }),
    store: {
      register: vi.fn(async () => ({ databaseMs: clock.monotonicMs() })),
      renew: vi.fn(async () => ({ alive: true, databaseMs: clock.monotonicMs() })),
      retire: vi.fn(async () => {}),
    },
  };
  lease = new Lease(deps);
});

const renew = () => vi.mocked(deps.store.renew);
/** From now on no renewal is answered. */
const silence = () => renew().mockImplementation(never);

describe('Lease', () => {
  it('allows no call before it is registered', () => {
    expect(lease.mayStartCalls()).toBe(false);
  });

  it('does not start when it can not be registered', async () => {
    vi.mocked(deps.store.register).mockRejectedValue(new Error('no database'));
    await expect(lease.start()).rejects.toThrow('no database');
    expect(lease.mayStartCalls()).toBe(false);
  });

  it('beats at once and then every 2.5 s', async () => {
    await lease.start();
    await clock.advance(0);
    expect(renew()).toHaveBeenCalledTimes(1);
    await clock.advance(4 * RENEW_EVERY_MS);
    expect(renew()).toHaveBeenCalledTimes(5);
    expect(lease.mayStartCalls()).toBe(true);
  });

  it('tells that it was renewed, so that what waited for it starts', async () => {
    await lease.start();
    await clock.advance(0);
    expect(deps.onRenewed).toHaveBeenCalledTimes(1);
  });

  it('keeps the pace when the database answers slowly', async () => {
    renew().mockImplementation(
      () =>
        new Promise((resolve) =>
          clock.after(1_000, () => resolve({ alive: true, databaseMs: clock.monotonicMs() })),
        ),
    );
    await lease.start();
    await clock.advance(3 * RENEW_EVERY_MS);
    expect(renew()).toHaveBeenCalledTimes(4);
  });

  it('freezes 0.8 TTL after the last renewal was sent, not after it was answered', async () => {
    renew().mockImplementationOnce(
      () =>
        new Promise((resolve) =>
          clock.after(2_000, () => resolve({ alive: true, databaseMs: clock.monotonicMs() })),
        ),
    );
    await lease.start();
    await clock.advance(2_000);
    silence();
    await clock.advance(START_LIMIT_MS - 2_000 - 1);
    expect(lease.mayStartCalls()).toBe(true);
    await clock.advance(1);
    expect(lease.mayStartCalls()).toBe(false);
  });

  it('freezes in the same moment when the process stood still, before any timer ran', async () => {
    await lease.start();
    await clock.advance(0);
    clock.stall(START_LIMIT_MS);
    expect(lease.mayStartCalls()).toBe(false);
  });

  it('freezes by the wall clock too, which goes on while the machine sleeps', async () => {
    await lease.start();
    await clock.advance(0);
    clock.jumpWall(START_LIMIT_MS);
    expect(lease.mayStartCalls()).toBe(false);
  });

  it('does not count a wall clock that was set back as younger', async () => {
    await lease.start();
    await clock.advance(0);
    silence();
    clock.jumpWall(-3_600_000);
    await clock.advance(START_LIMIT_MS);
    expect(lease.mayStartCalls()).toBe(false);
  });

  it('thaws with the next renewal that is answered', async () => {
    await lease.start();
    await clock.advance(0);
    renew().mockRejectedValue(new Error('no contact'));
    await clock.advance(START_LIMIT_MS);
    expect(lease.mayStartCalls()).toBe(false);
    renew().mockResolvedValue({ alive: true, databaseMs: 0 });
    await clock.advance(RENEW_EVERY_MS);
    expect(lease.mayStartCalls()).toBe(true);
    expect(lost).toBe(0);
  });

  it('is lost for good when a renewal says that the worker is dead', async () => {
    await lease.start();
    renew().mockResolvedValueOnce({ alive: false, databaseMs: 0 });
    await clock.advance(0);
    expect(lost).toBe(1);
    expect(lease.mayStartCalls()).toBe(false);
    await clock.advance(10 * LEASE_TTL_MS);
    expect(renew()).toHaveBeenCalledTimes(1);
    expect(lost).toBe(1);
  });

  it('survives an outage of nearly 3 TTL', async () => {
    await lease.start();
    await clock.advance(0);
    renew().mockRejectedValue(new Error('no contact'));
    await clock.advance(3 * LEASE_TTL_MS - RENEW_EVERY_MS);
    renew().mockResolvedValue({ alive: true, databaseMs: 0 });
    await clock.advance(RENEW_EVERY_MS);
    expect(lost).toBe(0);
    expect(lease.mayStartCalls()).toBe(true);
  });

  it('is lost after 3 TTL without contact', async () => {
    await lease.start();
    await clock.advance(0);
    renew().mockRejectedValue(new Error('no contact'));
    await clock.advance(3 * LEASE_TTL_MS + RENEW_EVERY_MS);
    expect(lost).toBe(1);
  });

  it('is lost after 3 TTL although a renewal hangs, and a late answer does not bring it back', async () => {
    let answer = (_: { alive: boolean; databaseMs: number }) => {};
    await lease.start();
    renew().mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    await clock.advance(3 * LEASE_TTL_MS + RENEW_EVERY_MS);
    expect(lost).toBe(1);
    answer({ alive: true, databaseMs: clock.monotonicMs() });
    await clock.advance(LEASE_TTL_MS);
    expect(lease.mayStartCalls()).toBe(false);
    expect(renew()).toHaveBeenCalledTimes(1);
    expect(clock.pending).toBe(0);
  });

  it('gives itself back when it stops, and beats no more', async () => {
    await lease.start();
    await clock.advance(0);
    await lease.stop();
    await clock.advance(10 * LEASE_TTL_MS);
    expect(deps.store.retire).toHaveBeenCalledExactlyOnceWith('me');
    expect(renew()).toHaveBeenCalledTimes(1);
    expect(lease.mayStartCalls()).toBe(false);
    expect(lost).toBe(0);
  });

  it('does not retire what was declared dead', async () => {
    await lease.start();
    renew().mockResolvedValueOnce({ alive: false, databaseMs: 0 });
    await clock.advance(0);
    await lease.stop();
    expect(deps.store.retire).not.toHaveBeenCalled();
  });

  it('stops although the database is gone: others see the beat stand still', async () => {
    await lease.start();
    vi.mocked(deps.store.retire).mockRejectedValue(new Error('no database'));
    await lease.stop();
    expect(deps.events.statementFailed).toHaveBeenCalledWith({ error: expect.any(Error), part: 'lease' });
  });
});
