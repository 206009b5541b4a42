import { expect, it } from 'vitest';
import { countsIn } from './worker-log';

const line = (entry: object) => JSON.stringify({ level: 30, pid: 7, time: '2026-03-01T10:00:00Z', ...entry });

it('sums what the workers counted, over all lines of all logs', () => {
  const one = [
    line({ fires: 3, gatesLost: 1, msg: 'last minute' }),
    line({ fires: 4, msg: 'last minute' }),
  ].join('\n');
  const two = line({ fencesLost: 2, fires: 5, msg: 'last minute' });
  expect(countsIn([one, two]).sums).toEqual({ fencesLost: 2, fires: 12, gatesLost: 1 });
});

it('counts warnings and errors by what they say', () => {
  const log = [
    line({ level: 50, msg: 'a statement failed; trying again' }),
    line({ level: 40, msg: 'slow' }),
    line({ level: 40, msg: 'slow' }),
    line({ level: 30, msg: 'started' }),
  ].join('\n');
  expect([...countsIn([log]).warnings]).toEqual([
    ['a statement failed; trying again', 1],
    ['slow', 2],
  ]);
});

it('passes over what is not a log line, or was cut short', () => {
  expect(countsIn(['Warning: something\n{"level":30,"fires":1,"msg":"last', ''])).toEqual({
    sums: {},
    warnings: new Map(),
  });
});
