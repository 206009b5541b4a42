import { expect, it } from 'vitest';
import { parseOptions } from './options';

it('reads the options, each with a default', () => {
  expect(parseOptions([])).toEqual({ kill: false, redis: 'on', schedules: 300, seconds: 60, workers: 3 });
  const args = ['--workers', '1', '--schedules=50', '--seconds', '120', '--redis', 'flap', '--kill'];
  expect(parseOptions(args)).toEqual({ kill: true, redis: 'flap', schedules: 50, seconds: 120, workers: 1 });
});

it.each([
  [['--workers', '0'], '--workers must be a whole number from 1 to 64'],
  [['--seconds', '1.5'], '--seconds must be a whole number from 1 to 86400'],
  [['--redis', 'maybe'], '--redis must be one of on, off, flap'],
])('refuses %j in one line', (args, line) => {
  expect(() => parseOptions(args)).toThrow(line);
});

it('refuses an option that it does not know', () => {
  expect(() => parseOptions(['--worker', '3'])).toThrow(/--worker/);
});
