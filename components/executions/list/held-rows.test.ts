import { describe, expect, it } from 'vitest';
import { countNew, upToDate } from './held-rows';

const rows = (...ids: string[]) => ids.map((id) => ({ id, status: 'running' }));

describe('held rows', () => {
  it('stay where they are and change in place', () => {
    const held = rows('5', '3', '2');
    const ended = { id: '3', status: 'failed' };
    expect(upToDate(held, [...rows('6', '5'), ended])).toEqual([held[0], ended, held[2]]);
  });

  it('are the same array while nothing of them changes', () => {
    const held = rows('5', '3');
    expect(upToDate(held, [...rows('7', '6'), ...held])).toBe(held);
  });

  it('tell how many wait to come in, on top or in between', () => {
    expect(countNew(rows('5', '3'), rows('7', '5', '4', '3'))).toBe(2);
    expect(countNew(rows('5', '3'), rows('5', '3', '1'))).toBe(0);
    expect(countNew([], rows('1'))).toBe(1);
  });
});
