import { describe, expect, it } from 'vitest';
import { catchUpSentence, missedSentence } from './resume-words';

describe('what is said before a resumption', () => {
  const effect = (missed: number | null, caughtUp = 0) => ({ caughtUp, missed, nextFireAt: null });

  it('counts what was missed', () => {
    expect(missedSentence(effect(0))).toBe('Nothing was due in the pause.');
    expect(missedSentence(effect(1, 1))).toBe('1 fire time passed in the pause.');
    expect(missedSentence(effect(1_200, 1))).toBe('1,200 fire times passed in the pause.');
    expect(missedSentence(effect(null))).toBe('What was due in the pause can’t be counted.');
  });

  it('tells what of it runs, and what doesn’t', () => {
    expect(catchUpSentence(effect(1, 1))).toBe('It runs at once');
    expect(catchUpSentence(effect(46, 46))).toBe('All 46 run at once');
    expect(catchUpSentence(effect(2, 1))).toBe('The latest runs at once; the other one is skipped');
    expect(catchUpSentence(effect(120, 60))).toBe('The latest 60 run at once; the 60 others are skipped');
  });
});
