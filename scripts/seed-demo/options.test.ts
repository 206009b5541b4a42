import { expect, it } from 'vitest';
import { parseOptions } from './options';

it('makes a few paused schedules unless told otherwise', () => {
  expect(parseOptions([])).toEqual({
    data: '.data',
    executions: 10_000,
    fireAt: null,
    kind: 'seed',
    schedules: 100,
  });
});

it('takes numbers and an agent', () => {
  const args = ['--schedules', '10000', '--executions', '1000000', '--fire', 'http://127.0.0.1:4000/'];
  expect(parseOptions(args)).toMatchObject({
    executions: 1_000_000,
    fireAt: 'http://127.0.0.1:4000/',
    schedules: 10_000,
  });
});

it('removes on request', () => {
  expect(parseOptions(['--remove'])).toEqual({ data: '.data', kind: 'remove' });
});

it.each([
  [['--schedules', '0'], /--schedules/],
  [['--schedules', 'many'], /--schedules/],
  [['--schedules', '1', '--executions', '10000000'], /--executions/],
  [['--fire', 'ftp://agent'], /--fire/],
  [['--fire', 'yes'], /--fire/],
  [['--remove', '--schedules', '5'], /--remove/],
  [['--drop'], /--drop/],
])('refuses %j', (args, message) => {
  expect(() => parseOptions(args)).toThrow(message);
});
