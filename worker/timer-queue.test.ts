import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from './manual-clock.fixture';
import { TimerQueue } from './timer-queue';

const queueOf = <T>(clock: ManualClock, nowMs = () => clock.monotonicMs()) => {
  const seen: { at: number; items: T[] }[] = [];
  const queue = new TimerQueue<T>(clock, nowMs, (items) => seen.push({ at: clock.monotonicMs(), items }));
  return { queue, seen };
};

describe('TimerQueue', () => {
  it('hands each item over at its time, earliest first', async () => {
    const clock = new ManualClock();
    const { queue, seen } = queueOf<string>(clock);
    queue.add(30, 'last');
    queue.add(10, 'first');
    queue.add(20, 'middle');
    await clock.advance(100);
    expect(seen).toEqual([
      { at: 10, items: ['first'] },
      { at: 20, items: ['middle'] },
      { at: 30, items: ['last'] },
    ]);
  });

  it('hands over together what is due together', async () => {
    const clock = new ManualClock();
    const { queue, seen } = queueOf<string>(clock);
    queue.add(10, 'one');
    queue.add(12, 'two');
    clock.stall(50);
    await clock.advance(0);
    expect(seen).toEqual([{ at: 50, items: ['one', 'two'] }]);
  });

  it('hands over what was due already, and never within the call that adds it', async () => {
    const clock = new ManualClock();
    const { queue, seen } = queueOf<string>(clock);
    queue.add(-5, 'late');
    expect(seen).toEqual([]);
    await clock.advance(0);
    expect(seen).toEqual([{ at: 0, items: ['late'] }]);
  });

  it('waits with one timer, however much it holds', () => {
    const clock = new ManualClock();
    const { queue } = queueOf<number>(clock);
    for (let at = 1_000; at > 0; at -= 1) queue.add(at, at);
    expect(clock.pending).toBe(1);
  });

  it('waits again when the clock that it compares with was set back meanwhile', async () => {
    const clock = new ManualClock();
    let behindMs = 0;
    const { queue, seen } = queueOf<string>(clock, () => clock.monotonicMs() - behindMs);
    queue.add(10, 'item');
    behindMs = 5;
    await clock.advance(14);
    expect(seen).toEqual([]);
    await clock.advance(1);
    expect(seen).toEqual([{ at: 15, items: ['item'] }]);
  });

  it('takes items that arrive while it hands others over', async () => {
    const clock = new ManualClock();
    const seen: number[] = [];
    const queue: TimerQueue<number> = new TimerQueue(
      clock,
      () => clock.monotonicMs(),
      (items) => {
        seen.push(...items);
        if (seen.length < 3) queue.add(clock.monotonicMs(), seen.length);
      },
    );
    queue.add(5, 0);
    await clock.advance(5);
    expect(seen).toEqual([0, 1, 2]);
  });

  it('forgets everything when it is cleared, and can be used again', async () => {
    const clock = new ManualClock();
    const { queue, seen } = queueOf<string>(clock);
    queue.add(10, 'forgotten');
    queue.clear();
    expect(clock.pending).toBe(0);
    queue.add(20, 'kept');
    await clock.advance(100);
    expect(seen).toEqual([{ at: 20, items: ['kept'] }]);
  });

  it('keeps the order of a sorted list, whatever comes and whenever', async () => {
    const step = fc.oneof(
      fc.record({ add: fc.integer({ min: -50, max: 200 }) }),
      fc.record({ advance: fc.integer({ min: 0, max: 60 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const clock = new ManualClock();
        const { queue, seen } = queueOf<number>(clock);
        const waiting: number[] = [];
        for (const it of steps) {
          if ('add' in it) {
            const at = clock.monotonicMs() + it.add;
            waiting.push(at);
            queue.add(at, at);
            continue;
          }
          await clock.advance(it.advance);
          const due = waiting.filter((at) => at <= clock.monotonicMs());
          expect(
            seen
              .splice(0)
              .flatMap(({ items }) => items)
              .sort((a, b) => a - b),
          ).toEqual(due.sort((a, b) => a - b));
          waiting.splice(0, waiting.length, ...waiting.filter((at) => at > clock.monotonicMs()));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never hands an item over before another that was due earlier', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 80 }), async (times) => {
        const clock = new ManualClock();
        const { queue, seen } = queueOf<number>(clock);
        for (const at of times) queue.add(at, at);
        await clock.advance(100);
        expect(seen.flatMap(({ items }) => items)).toEqual([...times].sort((a, b) => a - b));
        for (const { at, items } of seen) expect(items.every((item) => item === at)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
