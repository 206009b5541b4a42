import { describe, expect, it } from 'vitest';
import { formatAhead, formatDuration, formatFine, formatSeconds, formatSpan } from './format-duration';

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [0.2, '<1 ms'],
    [4.4, '4 ms'],
    [999.4, '999 ms'],
    [999.6, '1.0 s'],
    [1_412, '1.4 s'],
    [6_000, '6.0 s'],
    [59_940, '59.9 s'],
    [59_960, '1 min'],
    [200_000, '3 min 20 s'],
    [3_600_000, '1 h'],
    [10_620_000, '2 h 57 min'],
    [86_400_000 * 6 + 3_600_000 * 22, '6 d 22 h'],
  ])('says %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it('says a dash where there is no value', () => {
    expect(formatDuration(null)).toBe('–');
    expect(formatDuration(undefined)).toBe('–');
    expect(formatDuration(Number.NaN)).toBe('–');
  });

  it('writes a true minus before what came early', () => {
    expect(formatDuration(-3.2)).toBe('−3 ms');
    expect(formatDuration(-1_500)).toBe('−1.5 s');
    expect(formatDuration(-0)).toBe('0 ms');
  });
});

describe('formatSeconds', () => {
  it.each([
    [0, '0 s'],
    [48.9, '48 s'],
    [60, '1 min'],
    [108, '1 min 48 s'],
    [3_599, '59 min 59 s'],
    [3_659, '1 h'],
    [86_399, '23 h 59 min'],
    [90_000, '1 d 1 h'],
  ])('says %d s as %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });

  it('never goes below zero', () => {
    expect(formatSeconds(-5)).toBe('0 s');
  });
});

describe('formatSpan', () => {
  it.each([
    [250, '250 ms'],
    [1_000, '1 s'],
    [1_500, '1.5 s'],
    [30_000, '30 s'],
    [600_000, '10 min'],
    [90_000, '1 min 30 s'],
  ])('says %d ms as %s', (ms, text) => {
    expect(formatSpan(ms)).toBe(text);
  });
});

describe('formatFine', () => {
  it.each([
    [0, '0.0 ms'],
    [0.04, '0.0 ms'],
    [0.42, '0.4 ms'],
    [-0.02, '0.0 ms'],
    [-12, '−12.0 ms'],
    [999.94, '999.9 ms'],
    [999.96, '1.0 s'],
    [31_240, '31.2 s'],
    [603_000, '10 min 3 s'],
  ])('says %d ms as %s', (ms, text) => {
    expect(formatFine(ms)).toBe(text);
  });

  it('has a sign of its own for what is ahead', () => {
    expect([0, 0.4, -0.9, 31_240, -600_000].map(formatAhead)).toEqual([
      '0.0 ms',
      '+0.4 ms',
      '−0.9 ms',
      '+31.2 s',
      '−10 min',
    ]);
  });
});
