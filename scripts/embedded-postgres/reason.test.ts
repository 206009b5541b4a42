import { expect, it } from 'vitest';
import { reasonIn } from './reason';

it('picks the line that says why, without its prefix', () => {
  const log =
    '2026-01-01 00:00:00 UTC [7] FATAL:  lock file "postmaster.pid" already exists\n[7] HINT:  Is another one running?\n';
  expect(reasonIn(log)).toBe('lock file "postmaster.pid" already exists');
  expect(
    reasonIn(
      'creating directory ... initdb: error: could not create: No space left on device\ninitdb: removing',
    ),
  ).toBe('could not create: No space left on device');
});

it('takes the last line when none is an error', () => {
  expect(reasonIn('one\ntwo\n\n')).toBe('two');
  expect(reasonIn('')).toBe('it said nothing');
});
