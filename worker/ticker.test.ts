import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TickReading } from '@/lib/domain/engine/ports';
import { DatabaseClock } from './database-clock';
import { ManualClock } from './manual-clock.fixture';
import { Ticker, type TickerDependencies } from './ticker';

const TICK_MS = 1_000;

let clock: ManualClock;
let deps: TickerDependencies;
let ticker: Ticker;

const reading = (databaseMs: number): TickReading => ({
  agentsWithWork: [],
  beats: [],
  cancelRequestedIds: [],
  cursorsDue: false,
  databaseMs,
  deadOwners: false,
});
const tick = () => vi.mocked(deps.store.tick);
/** The database takes this long to answer. */
const answerAfter = (ms: number) =>
  tick().mockImplementation(
    () => new Promise((resolve) => clock.after(ms, () => resolve(reading(clock.monotonicMs())))),
  );

beforeEach(() => {
  clock = new ManualClock();
  deps = {
    clock,
    databaseClock: new DatabaseClock(clock),
    events: { databaseAnswered: vi.fn(), statementFailed: vi.fn() },
    onContactLost: vi.fn(),
    onTick: vi.fn(),
    scanUntilMs: () => clock.monotonicMs() + 1_500,
    store: { tick: vi.fn(async () => reading(clock.monotonicMs())) },
    tickIntervalMs: TICK_MS,
    workerId: 'me',
  };
  ticker = new Ticker(deps);
});

describe('Ticker', () => {
  it('asks at once, and then once a tick', async () => {
    ticker.start();
    await clock.advance(5 * TICK_MS);
    expect(tick()).toHaveBeenCalledTimes(6);
    expect(deps.onTick).toHaveBeenCalledTimes(6);
  });

  it('keeps the pace when the answers take a while', async () => {
    answerAfter(300);
    ticker.start();
    await clock.advance(5 * TICK_MS + 300);
    expect(deps.onTick).toHaveBeenCalledTimes(6);
  });

  it('never asks again before it has its answer, and then at once', async () => {
    answerAfter(3.5 * TICK_MS);
    ticker.start();
    await clock.advance(3 * TICK_MS);
    expect(tick()).toHaveBeenCalledTimes(1);
    await clock.advance(TICK_MS);
    expect(tick()).toHaveBeenCalledTimes(2);
  });

  it('makes up for at most one of the ticks that it missed', async () => {
    ticker.start();
    await clock.advance(0);
    clock.stall(10 * TICK_MS);
    await clock.advance(0);
    expect(tick()).toHaveBeenCalledTimes(3);
    await clock.advance(TICK_MS);
    expect(tick()).toHaveBeenCalledTimes(4);
  });

  it('tells how late it came', async () => {
    ticker.start();
    await clock.advance(0);
    clock.stall(TICK_MS + 400);
    await clock.advance(0);
    expect(ticker.lagMs).toBe(400);
  });

  it('looks as far ahead as the fence does', async () => {
    ticker.start();
    await clock.advance(0);
    expect(tick()).toHaveBeenCalledWith('me', { claimUntilMs: 250, scanUntilMs: 1_500 });
  });

  it('sets the database’s clock before it tells of the reading', async () => {
    let seenMs = 0;
    vi.mocked(deps.onTick).mockImplementationOnce(() => (seenMs = deps.databaseClock.nowMs()));
    tick().mockResolvedValueOnce(reading(1_700_000_000_000));
    ticker.start();
    await clock.advance(0);
    expect(seenMs).toBe(1_700_000_000_000);
  });

  it('takes a failed tick for a loss of contact, and goes on', async () => {
    tick().mockRejectedValueOnce(new Error('gone'));
    ticker.start();
    await clock.advance(0);
    expect(deps.onContactLost).toHaveBeenCalledTimes(1);
    expect(deps.onTick).not.toHaveBeenCalled();
    expect(deps.events.databaseAnswered).not.toHaveBeenCalled();
    await clock.advance(TICK_MS);
    expect(deps.onTick).toHaveBeenCalledTimes(1);
    expect(deps.events.databaseAnswered).toHaveBeenCalledTimes(1);
  });

  it('takes an answer that came very late for a loss of contact: others could not reach the database either', async () => {
    const order: string[] = [];
    vi.mocked(deps.onContactLost).mockImplementation(() => void order.push('contact lost'));
    vi.mocked(deps.onTick).mockImplementation(() => void order.push('tick'));
    answerAfter(12_000);
    ticker.start();
    await clock.advance(12_000);
    expect(order).toEqual(['contact lost', 'tick']);
  });

  it('does not take an ordinary delay for a loss of contact', async () => {
    answerAfter(2_000);
    ticker.start();
    await clock.advance(20_000);
    expect(deps.onContactLost).not.toHaveBeenCalled();
  });

  it('does not begin when it is woken before its worker has started', async () => {
    ticker.wake();
    await clock.advance(5 * TICK_MS);
    expect(tick()).not.toHaveBeenCalled();
  });

  it('says nothing any more when it was stopped in the middle of a tick', async () => {
    answerAfter(300);
    ticker.start();
    await clock.advance(100);
    ticker.stop();
    await clock.advance(5 * TICK_MS);
    expect(deps.onTick).not.toHaveBeenCalled();
    expect(tick()).toHaveBeenCalledTimes(1);
    expect(clock.pending).toBe(0);
  });
});

describe('Ticker, woken', () => {
  it('asks at once, and a tick after that again', async () => {
    ticker.start();
    await clock.advance(300);
    ticker.wake();
    await clock.advance(0);
    expect(tick()).toHaveBeenCalledTimes(2);
    await clock.advance(TICK_MS);
    expect(tick()).toHaveBeenCalledTimes(3);
  });

  it('answers a flood together', async () => {
    ticker.start();
    await clock.advance(300);
    for (let times = 0; times < 500; times += 1) {
      ticker.wake();
      await clock.advance(0.2);
    }
    expect(tick().mock.calls.length).toBeLessThanOrEqual(6);
  });

  it('asks again after the answer when it is woken while it asks', async () => {
    answerAfter(100);
    ticker.start();
    await clock.advance(50);
    ticker.wake();
    await clock.advance(60);
    expect(tick()).toHaveBeenCalledTimes(2);
  });

  it('stays still when it was stopped', async () => {
    ticker.start();
    await clock.advance(10);
    ticker.stop();
    ticker.wake();
    await clock.advance(TICK_MS);
    expect(tick()).toHaveBeenCalledTimes(1);
  });
});
