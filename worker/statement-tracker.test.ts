import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ManualClock } from './manual-clock.fixture';
import { StatementTracker } from './statement-tracker';

/** A backend whose client is gone may run on for so long. */
const BACKEND_MS = 5_000;

let clock: ManualClock;
let tracker: StatementTracker;
const onUnknown = vi.fn();

beforeEach(() => {
  onUnknown.mockReset();
  clock = new ManualClock();
  tracker = new StatementTracker(clock, onUnknown);
});

const failWith = (code?: string) => Promise.reject(Object.assign(new Error('failed'), code ? { code } : {}));

describe('StatementTracker', () => {
  it('knows what is under way, and hands the answer on', async () => {
    let answer = (_: string) => {};
    const tracked = tracker.track(new Promise<string>((resolve) => (answer = resolve)));
    const [statement] = tracker.unsettled();
    expect(statement?.settled).toBe(false);
    answer('rows');
    expect(await tracked).toBe('rows');
    expect(statement?.settled).toBe(true);
    expect(tracker.unsettled()).toEqual([]);
  });

  it.each(['23505', '22P05', '40001', '42883', '53100', 'XX000'])(
    'takes an error of the server (%s) for an answer',
    async (code) => {
      await expect(tracker.track(failWith(code))).rejects.toThrow('failed');
      expect(tracker.unsettled()).toEqual([]);
      expect(onUnknown).not.toHaveBeenCalled();
    },
  );

  it.each([
    '08006',
    '57P01',
    '57P02',
    'CONNECTION_CLOSED',
    'CONNECT_TIMEOUT',
    'ECONNRESET',
    'EPIPE',
    undefined,
  ])(
    'does not know what became of a statement whose connection broke (%s), until its backend must be through',
    async (code) => {
      await expect(tracker.track(failWith(code))).rejects.toThrow('failed');
      expect(onUnknown).toHaveBeenCalledTimes(1);
      const [statement] = tracker.unsettled();
      await clock.advance(BACKEND_MS - 1);
      expect(statement?.settled).toBe(false);
      await clock.advance(1);
      expect(statement?.settled).toBe(true);
      expect(tracker.unsettled()).toEqual([]);
    },
  );
});
