import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FireKey, FireLock } from '@/lib/domain/engine/ports';
import { ManualClock } from '../manual-clock.fixture';
import { FireGate } from './fire-gate';

const LOCK_TTL_MS = 30_000;
const PATIENCE_MS = 500;

let clock: ManualClock;
let gate: FireGate;
const gateWon = vi.fn();
const acquire = vi.fn<FireLock['acquire']>();

beforeEach(() => {
  acquire.mockReset();
  gateWon.mockReset();
  clock = new ManualClock();
  gate = new FireGate({ clock, events: { gateWon }, fireLock: { acquire }, lockTtlMs: LOCK_TTL_MS });
});

const key = (scheduleId: string, fireTimeMs = 1_000): FireKey => ({ fireTimeMs, scheduleId });
/** The lock gives itself to us for these schedules alone. */
const winOnly = (...scheduleIds: string[]) =>
  acquire.mockImplementation(async (keys) => keys.map(({ scheduleId }) => scheduleIds.includes(scheduleId)));

describe('FireGate', () => {
  it('passes what it won and stops what another holds, in the order of the keys', async () => {
    winOnly('b', 'd');
    expect(await gate.pass(['a', 'b', 'c', 'd'].map((id) => key(id)))).toEqual([false, true, false, true]);
    expect(acquire).toHaveBeenCalledTimes(1);
    expect(gateWon.mock.calls.map(([event]) => event.scheduleId)).toEqual(['b', 'd']);
  });

  it('passes everything when Redis can not be asked', async () => {
    acquire.mockResolvedValue('no_gate');
    expect(await gate.pass([key('a'), key('b')])).toEqual([true, true]);
  });

  it('does not ask again for a lock that it won, as long as that lives', async () => {
    winOnly('a');
    await gate.pass([key('a')]);
    await clock.advance(LOCK_TTL_MS - 1);
    expect(await gate.pass([key('a')])).toEqual([true]);
    expect(acquire).toHaveBeenCalledTimes(1);
    await clock.advance(1);
    winOnly();
    expect(await gate.pass([key('a')])).toEqual([false]);
  });

  it('asks for each fire time of a schedule', async () => {
    winOnly('a');
    await gate.pass([key('a', 1_000)]);
    await gate.pass([key('a', 2_000)]);
    expect(acquire).toHaveBeenLastCalledWith([key('a', 2_000)]);
  });

  it('asks only for what it does not know, and keeps the answers apart', async () => {
    winOnly('a');
    await gate.pass([key('a')]);
    winOnly('c');
    expect(await gate.pass([key('b'), key('a'), key('c')])).toEqual([false, true, true]);
    expect(acquire).toHaveBeenLastCalledWith([key('b'), key('c')]);
  });

  it('lets a loser past that still sees the fire time after half a second, without asking', async () => {
    winOnly();
    await gate.pass([key('a')]);
    await clock.advance(PATIENCE_MS - 1);
    expect(await gate.pass([key('a')])).toEqual([false]);
    await clock.advance(1);
    acquire.mockClear();
    expect(await gate.pass([key('a')])).toEqual([true]);
    expect(acquire).not.toHaveBeenCalled();
  });

  it('counts a loser’s patience from its first loss of that fire time', async () => {
    winOnly();
    for (let passed = 0; passed < PATIENCE_MS; passed += 100) {
      expect(await gate.pass([key('a')])).toEqual([false]);
      await clock.advance(100);
    }
    expect(await gate.pass([key('a')])).toEqual([true]);
    expect(await gate.pass([key('a', 2_000)])).toEqual([false]);
  });

  it('forgets what is older than a lock', async () => {
    winOnly('won');
    await gate.pass([key('won'), key('lost')]);
    await clock.advance(LOCK_TTL_MS + 1);
    gate.sweep();
    winOnly();
    expect(await gate.pass([key('won'), key('lost')])).toEqual([false, false]);
  });
});
