import { describe, expect, it } from 'vitest';
import { previewCron } from '@/lib/domain/recurrence/preview-cron';
import { callsPhrase, splitWarning } from './preview-words';

const fromMs = Date.parse('2026-11-24T08:03:12Z');
const phrase = (cronExpression: string) =>
  callsPhrase(previewCron({ cronExpression, timezone: 'UTC', fromMs, count: 10 }), fromMs);

describe('callsPhrase', () => {
  it.each([
    ['*/5 * * * *', '8,640 calls a month · first in 1 min 48 s'],
    ['0 7 1 * *', '1 call a month · first in 6 d 22 h'],
    ['0 0 29 2 *', 'Less than a call a month · first in 461 d 15 h'],
    ['0 0 30 2 *', 'No call, ever'],
  ])('of %s says %s', (expression, text) => {
    expect(phrase(expression)).toBe(text);
  });
});

describe('splitWarning', () => {
  it('makes a headline and what it means', () => {
    expect(splitWarning('28 Mar has no 02:30: clocks go from 02:00 to 03:00.')).toEqual({
      title: '28 Mar has no 02:30.',
      text: 'Clocks go from 02:00 to 03:00.',
    });
  });

  it('leaves a message of one part whole', () => {
    expect(splitWarning('It never runs.')).toEqual({ title: 'It never runs.', text: '' });
  });
});
