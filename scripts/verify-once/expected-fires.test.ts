import { expect, it } from 'vitest';
import { expectedFires, expressionOf } from './expected-fires';

const at = (time: string) => Date.parse(`2026-03-01T${time}Z`);

it('gives each schedule a second of its own, and begins again after ten', () => {
  expect([0, 3, 9, 10, 23].map(expressionOf)).toEqual([
    '0/10 * * * * *',
    '3/10 * * * * *',
    '9/10 * * * * *',
    '0/10 * * * * *',
    '3/10 * * * * *',
  ]);
});

it('expects a fire time every ten seconds, also across minutes', () => {
  expect(expectedFires('3/10 * * * * *', at('10:00:40'), at('10:01:20'))).toEqual(
    ['10:00:43', '10:00:53', '10:01:03', '10:01:13'].map(at),
  );
});

it('counts the beginning of the window in and its end out', () => {
  expect(expectedFires('0/10 * * * * *', at('10:00:00'), at('10:00:20'))).toEqual([
    at('10:00:00'),
    at('10:00:10'),
  ]);
  expect(expectedFires('0/10 * * * * *', at('10:00:00') + 1, at('10:00:10'))).toEqual([]);
});

it('has no rule for other expressions', () => {
  expect(() => expectedFires('*/5 * * * *', 0, 1)).toThrow('No rule');
});
