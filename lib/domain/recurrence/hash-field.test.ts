import { describe, expect, it } from 'vitest';
import { parseCron } from './parse-cron';

const resolve = (expression: string, seed?: string) => parseCron(expression, { seed }).expression;
const SEEDS = Array.from(
  { length: 1000 },
  (_, index) => `0198c0de-0000-7000-8000-${String(index).padStart(12, '0')}`,
);

describe('H in a cron expression', () => {
  it('gives one schedule the same times for ever', () => {
    // Changing the hash would move the times of every stored schedule that uses H.
    expect(resolve('H H(0-7) * * *', '0198c0de-0000-7000-8000-000000000001')).toBe('40 6 * * *');
    expect(resolve('H/15 * * * *', '0198c0de-0000-7000-8000-000000000001')).toBe('10/15 * * * *');
  });

  it('spreads schedules evenly over the hour', () => {
    const counts = new Array<number>(60).fill(0);
    for (const seed of SEEDS) counts[parseCron('H * * * *', { seed }).minutes[0]!]!++;
    expect(Math.min(...counts)).toBeGreaterThan(3);
    expect(Math.max(...counts)).toBeLessThan(40);
  });

  it('chooses each field by itself', () => {
    const pairs = new Set(SEEDS.map((seed) => resolve('H(0-9) H(0-9) * * *', seed)));
    expect(pairs.size).toBe(100);
  });

  it.each([
    ['H(10-12) * * * *', ['10', '11', '12']],
    ['H(10-12)/2 * * * *', ['10-12/2', '11-12/2']],
    ['H/3 * * * *', ['0/3', '1/3', '2/3']],
    ['H(5-6)/30 * * * *', ['5-6/30', '6-6/30']],
    ['H(0-1),30 * * * *', ['0,30', '1,30']],
  ])('%s stays within its range', (expression, minutes) => {
    const found = new Set(SEEDS.map((seed) => resolve(expression, seed).split(' ')[0]));
    expect([...found].sort()).toEqual([...minutes].sort());
  });

  it('chooses a day that every month has, and every weekday', () => {
    const days = new Set(SEEDS.map((seed) => parseCron('0 0 H * *', { seed }).daysOfMonth[0]!));
    expect([Math.min(...days), Math.max(...days), days.size]).toEqual([1, 28, 28]);
    const weekdays = new Set(SEEDS.map((seed) => parseCron('0 0 * * H', { seed }).weekdays[0]!));
    expect(weekdays.size).toBe(7);
  });

  it('says that it was used, and works without a schedule', () => {
    expect(parseCron('H * * * *').usesHash).toBe(true);
    expect(parseCron('5 * * * *').usesHash).toBe(false);
    expect(resolve('H * * * *')).toBe(resolve('H * * * *'));
  });
});
