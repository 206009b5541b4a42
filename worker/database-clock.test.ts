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
    expect(errorMs()).toBe(0);
    expect(databaseClock.wallAheadMs()).toBe(600_000);
  });

  it('believes the answer with the shortest round trip', async () => {
    await ask(1, 1);
    await ask(80, 0);
    expect(errorMs()).toBe(0);
  });

  it('forgets a good answer after eight more, so that drift is followed', async () => {
    await ask(1, 1);
    for (let times = 0; times < 8; times += 1) await ask(10, 10, DATABASE_START_MS + 300);
    expect(errorMs(DATABASE_START_MS + 300)).toBe(0);
  });

  it('follows a database whose clock moved at a failover with the first answer', async () => {
    await ask(1, 1);
    await ask(20, 20, DATABASE_START_MS - 3_600_000);
    expect(errorMs(DATABASE_START_MS - 3_600_000)).toBe(0);
  });

  it('does not take a slow answer for a failover', async () => {
    await ask(1, 1);
    await ask(8_000, 0);
    expect(errorMs()).toBe(0);
  });

  it('does not move when this machine is set to another time', async () => {
    await ask(1, 1);
    clock.jumpWall(-3_600_000);
    expect(errorMs()).toBe(0);
    expect(databaseClock.wallAheadMs()).toBeLessThan(0);
  });

  it('lets the first answer after a reconnect count alone', async () => {
    await ask(1, 1);
    databaseClock.reset();
    expect(errorMs()).toBe(0);
    await ask(30, 30, DATABASE_START_MS + 500);
    expect(errorMs(DATABASE_START_MS + 500)).toBe(0);
  });
});
