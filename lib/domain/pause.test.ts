import { describe, expect, it } from 'vitest';
import { FIRES, mergePause, type Pause, pauseAt } from './pause';

const NOON = Date.UTC(2026, 0, 5, 12);
const iso = (ms: number) => new Date(ms).toISOString();
const MONDAY = iso(NOON + 86_400_000);
const FOR_GOOD: Pause = { enabled: false, pausedUntil: null };
const UNTIL_MONDAY: Pause = { enabled: false, pausedUntil: MONDAY };
const OVER: Pause = { enabled: false, pausedUntil: iso(NOON) };

describe('pauseAt', () => {
  it('ends a pause at its very instant, and not a millisecond before', () => {
    expect(pauseAt(OVER, NOON)).toEqual(FIRES);
    expect(pauseAt(OVER, NOON - 1)).toEqual(OVER);
  });

  it('leaves a pause without an end', () => {
    expect(pauseAt(FOR_GOOD, NOON)).toEqual(FOR_GOOD);
  });
});

describe('mergePause', () => {
  it.each<[string, Pause, Partial<Pause>, Pause]>([
    ['nothing changes nothing', UNTIL_MONDAY, {}, UNTIL_MONDAY],
    ['an end pauses what fires', FIRES, { pausedUntil: MONDAY }, UNTIL_MONDAY],
    ['an end ends a pause that had none', FOR_GOOD, { pausedUntil: MONDAY }, UNTIL_MONDAY],
    ['what fires is paused for good', FIRES, { enabled: false }, FOR_GOOD],
    ['a pause with an end keeps it when it is paused again', UNTIL_MONDAY, { enabled: false }, UNTIL_MONDAY],
    ['enabling resumes', UNTIL_MONDAY, { enabled: true }, FIRES],
    ['no end ends a pause that had one', UNTIL_MONDAY, { pausedUntil: null }, FIRES],
    ['no end leaves a pause that had none', FOR_GOOD, { pausedUntil: null }, FOR_GOOD],
    ['off without an end is for good', UNTIL_MONDAY, { enabled: false, pausedUntil: null }, FOR_GOOD],
    ['both as they were shown change nothing', UNTIL_MONDAY, UNTIL_MONDAY, UNTIL_MONDAY],
    [
      'enabling beside the end that was shown resumes',
      UNTIL_MONDAY,
      { ...UNTIL_MONDAY, enabled: true },
      FIRES,
    ],
    ['a pause that was shown and is over stays over', OVER, OVER, FIRES],
    ['one that is over can begin again', OVER, { enabled: false }, FOR_GOOD],
  ])('%s', (_, stored, patch, merged) => {
    expect(mergePause(stored, patch, NOON)).toEqual(merged);
  });
});
