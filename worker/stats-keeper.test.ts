import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ManualClock } from './manual-clock.fixture';
import { StatsKeeper, type StatsKeeperDependencies } from './stats-keeper';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DONE = { caughtUp: true, runs: 0 };

let clock: ManualClock;
let deps: StatsKeeperDependencies;
let keeper: StatsKeeper;

beforeEach(() => {
  clock = new ManualClock();
  deps = { clock, events: { statementFailed: vi.fn() }, rollUp: { pass: vi.fn(async () => DONE) } };
  keeper = new StatsKeeper(deps);
});

const passes = () => vi.mocked(deps.rollUp.pass).mock.calls.length;
const passTakes = (ms: number, caughtUp = true) =>
  vi
    .mocked(deps.rollUp.pass)
    .mockImplementation(
      () => new Promise((resolve) => clock.after(ms, () => resolve({ caughtUp, runs: 1 }))),
    );

describe('StatsKeeper', () => {
  it('counts at its start, and then once a minute while nothing ends', async () => {
    keeper.start();
    await clock.advance(0);
    expect(passes()).toBe(1);
    await clock.advance(10 * MINUTE_MS);
    expect(passes()).toBe(11);
  });

  it('counts within 10 s when something has ended', async () => {
    keeper.start();
    await clock.advance(5 * SECOND_MS);
    keeper.noteEnded();
    await clock.advance(5 * SECOND_MS);
    expect(passes()).toBe(2);
    await clock.advance(40 * SECOND_MS);
    expect(passes()).toBe(2);
  });

  it('counts every 10 s while something ends all the time', async () => {
    keeper.start();
    for (let second = 0; second < 60; second += 1) {
      keeper.noteEnded();
      await clock.advance(SECOND_MS);
    }
    expect(passes()).toBe(7);
  });

  it('goes on until it has caught up', async () => {
    const behind = { caughtUp: false, runs: 100_000 };
    vi.mocked(deps.rollUp.pass).mockResolvedValueOnce(behind).mockResolvedValueOnce(behind);
    keeper.start();
    await clock.advance(0);
    expect(passes()).toBe(3);
  });

  it('takes turns with the loop while it catches up: 10 s of work, then a minute of rest', async () => {
    passTakes(2 * SECOND_MS, false);
    keeper.start();
    await clock.advance(69 * SECOND_MS);
    expect(passes()).toBe(5);
    await clock.advance(2 * SECOND_MS);
    expect(passes()).toBe(6);
  });

  it('rests longer after a pass that took long', async () => {
    passTakes(SECOND_MS);
    keeper.start();
    keeper.noteEnded();
    await clock.advance(20 * SECOND_MS);
    expect(passes()).toBe(1);
    await clock.advance(2 * SECOND_MS);
    expect(passes()).toBe(2);
  });

  it('tells of a pass that failed and tries again', async () => {
    vi.mocked(deps.rollUp.pass).mockRejectedValueOnce(new Error('statement timeout'));
    keeper.start();
    await clock.advance(0);
    expect(deps.events.statementFailed).toHaveBeenCalledWith({
      error: expect.any(Error),
      part: 'statistics',
    });
    await clock.advance(10 * SECOND_MS);
    expect(passes()).toBe(2);
  });

  it('stops after the pass that is under way', async () => {
    passTakes(2 * SECOND_MS, false);
    keeper.start();
    await clock.advance(SECOND_MS);
    let stopped = false;
    const stop = keeper.stop(5 * SECOND_MS).then(() => {
      stopped = true;
    });
    await clock.advance(500);
    expect(stopped).toBe(false);
    await clock.advance(SECOND_MS);
    await stop;
    await clock.advance(10 * MINUTE_MS);
    expect(passes()).toBe(1);
    expect(clock.pending).toBe(0);
  });

  it('waits no longer than it is given for a pass that hangs', async () => {
    vi.mocked(deps.rollUp.pass).mockReturnValue(new Promise(() => {}));
    keeper.start();
    const stop = keeper.stop(SECOND_MS);
    await clock.advance(SECOND_MS);
    await stop;
  });
});
