import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, FIVE_MINUTES_MS } from './grain';

const HOUR_MS = DAY_MS / 24;

import { finalUntil, planPass } from './roll-up-plan';

const at = (time: string) => Date.parse(`2026-03-01T${time}Z`);

describe('a pass', () => {
  it('redoes the last three buckets, the open one among them', () => {
    const plan = planPass(
      { countedToMs: at('12:07:10'), nowMs: at('12:08:20') },
      { chunkMs: DAY_MS, redo: true },
    );
    expect(plan).toEqual({
      caughtUp: true,
      countedToMs: at('12:08:20'),
      fromMs: at('11:55:00'),
      toMs: at('12:10:00'),
    });
  });

  it('counts the open bucket alone when the others were redone a moment ago', () => {
    const plan = planPass(
      { countedToMs: at('12:07:10'), nowMs: at('12:07:20') },
      { chunkMs: DAY_MS, redo: false },
    );
    expect(plan).toMatchObject({ fromMs: at('12:05:00'), toMs: at('12:10:00') });
  });

  it('ends the bucket that it left off in when a new one has begun', () => {
    const plan = planPass(
      { countedToMs: at('12:09:55'), nowMs: at('12:10:05') },
      { chunkMs: DAY_MS, redo: false },
    );
    expect(plan).toMatchObject({ countedToMs: at('12:10:05'), fromMs: at('12:05:00'), toMs: at('12:15:00') });
  });

  it('catches up a chunk at a time', () => {
    const plan = planPass(
      { countedToMs: at('03:02:00'), nowMs: at('12:00:00') },
      { chunkMs: HOUR_MS, redo: true },
    );
    expect(plan).toEqual({
      caughtUp: false,
      countedToMs: at('04:00:00'),
      fromMs: at('02:50:00'),
      toMs: at('04:00:00'),
    });
  });

  it('takes nothing back when the clock went back', () => {
    const plan = planPass(
      { countedToMs: at('12:07:00'), nowMs: at('11:00:00') },
      { chunkMs: DAY_MS, redo: true },
    );
    expect(plan).toMatchObject({ caughtUp: true, countedToMs: at('12:07:00'), toMs: at('12:10:00') });
  });

  it('reaches now from anywhere, leaves no bucket out, and never goes behind what is final', () => {
    const minutes = fc.integer({ max: 1_440, min: 0 });
    fc.assert(
      fc.property(
        minutes,
        minutes,
        fc.boolean(),
        fc.integer({ max: DAY_MS, min: 1 }),
        (start, gap, redo, chunkMs) => {
          const startMs = at('00:00:00') + start * 60_000;
          const nowMs = startMs + gap * 60_000 + 17;
          let countedToMs = startMs;
          let [coveredMs, caughtUp] = [countedToMs, false];
          while (!caughtUp) {
            const plan = planPass({ countedToMs, nowMs }, { chunkMs, redo });
            expect(plan.fromMs % FIVE_MINUTES_MS).toBe(0);
            expect(plan.fromMs).toBeLessThanOrEqual(coveredMs);
            expect(plan.fromMs).toBeGreaterThanOrEqual(finalUntil(countedToMs).quartersMs);
            expect(plan.caughtUp || plan.countedToMs > countedToMs).toBe(true);
            ({ caughtUp, countedToMs } = plan);
            coveredMs = plan.toMs;
          }
          expect(countedToMs).toBe(nowMs);
        },
      ),
    );
  });
});

describe('what is final', () => {
  it('is a quarter of an hour once no pass goes back to it', () => {
    expect(finalUntil(at('12:09:59')).quartersMs).toBe(at('11:45:00'));
    expect(finalUntil(at('12:10:00')).quartersMs).toBe(at('12:00:00'));
  });

  it('is a day under the same condition', () => {
    expect(finalUntil(Date.parse('2026-03-02T00:09:59Z')).daysMs).toBe(at('00:00:00'));
    expect(finalUntil(Date.parse('2026-03-02T00:10:00Z')).daysMs).toBe(Date.parse('2026-03-02T00:00:00Z'));
  });
});
