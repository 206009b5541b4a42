import { expect, it } from 'vitest';
import { fromWall, toWall } from './wall-time';

it('reads an instant on the clock of a zone', () => {
  expect(toWall('2026-03-02T11:00:30Z', 'Europe/Berlin')).toBe('2026-03-02T12:00');
  expect(toWall('', 'UTC')).toBe('');
});

it('finds the instant again', () => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const instant = '2026-07-02T11:00:00.000Z';
  expect(fromWall(toWall(instant, 'UTC'), true)).toBe(instant);
  expect(fromWall(toWall(instant, timeZone), false)).toBe(instant);
  expect(fromWall('', true)).toBe('');
});
