import { beforeEach, describe, expect, it } from 'vitest';
import { DatabaseClock } from './database-clock';
import { ManualClock } from './manual-clock.fixture';

/** What the database's clock shows when monotonic time is 0. */
const DATABASE_START_MS = 1_700_000_000_000;

let clock: ManualClock;
let databaseClock: DatabaseClock;

beforeEach(() => {
  clock = new ManualClock();
  databaseClock = new DatabaseClock(clock);
});

/** A statement that the database answers after `thereMs`; the answer takes `backMs`. */
async function ask(thereMs: number, backMs: number, startMs = DATABASE_START_MS): Promise<void> {
  const sentMs = clock.monotonicMs();
  await clock.advance(thereMs);
  const databaseMs = startMs + clock.monotonicMs();
  await clock.advance(backMs);
  databaseClock.sample(sentMs, databaseMs);
}
const errorMs = (startMs = DATABASE_START_MS) => databaseClock.nowMs() - (startMs + clock.monotonicMs());

describe('DatabaseClock', () => {
  it('is the wall clock until the database has answered once', () => {
    clock.jumpWall(600_000);
    databaseClock = new DatabaseClock(clock);
    expect(databaseClock.nowMs()).toBe(clock.wallMs());
  });

  it('corrects a wall clock that is ten minutes off with the first answer', async () => {
    clock.jumpWall(DATABASE_START_MS + 600_000);
    databaseClock = new DatabaseClock(clock);
    await ask(1, 1);
    expect(errorMs()).toBe(-1);
    expect(databaseClock.wallAheadMs()).toBe(600_001);
  });

  it('believes the answer that came back fastest', async () => {
    await ask(5, 2);
    await ask(0, 80);
    expect(errorMs()).toBe(-2);
    await ask(80, 1);
    expect(errorMs()).toBe(-1);
  });

  it('is never ahead of the database, whichever way the time of an answer went', async () => {
    for (const [thereMs, backMs] of [
      [0, 40],
      [40, 0],
      [7, 3],
      [0, 0],
      [3_000, 1],
    ] as const) {
      await ask(thereMs, backMs);
      expect(errorMs()).toBeLessThanOrEqual(0);
    }
  });

  it('forgets a good answer after eight more, so that drift is followed', async () => {
    await ask(1, 1);
    for (let times = 0; times < 8; times += 1) await ask(10, 10, DATABASE_START_MS - 5);
    expect(errorMs(DATABASE_START_MS - 5)).toBe(-10);
  });

  it.each([-3_600_000, 3_600_000])(
    'follows a clock that moved by %d ms at a failover with the first answer',
    async (ms) => {
      await ask(1, 1);
      await ask(20, 20, DATABASE_START_MS + ms);
      expect(errorMs(DATABASE_START_MS + ms)).toBe(-20);
    },
  );

  it('does not take a slow answer for a failover', async () => {
    await ask(1, 1);
    await ask(4_000, 4_000);
    expect(errorMs()).toBe(-1);
  });

  it('does not move when this machine is set to another time', async () => {
    await ask(1, 1);
    clock.jumpWall(-3_600_000);
    expect(errorMs()).toBe(-1);
    expect(databaseClock.wallAheadMs()).toBeLessThan(0);
  });

  it('lets the first answer after a reconnect count alone', async () => {
    await ask(1, 1);
    databaseClock.reset();
    expect(errorMs()).toBe(-1);
    await ask(30, 30);
    expect(errorMs()).toBe(-30);
  });
});
