import { expect, it } from 'vitest';
import { countsInWords, errorInWords, valueInWords } from './import-words';

it('counts what would become of a file, and what became of it', () => {
  const counts = { created: 1_204, failed: 0, unchanged: 3, updated: 1 };
  expect(countsInWords({ counts, dryRun: true })).toBe('1,204 to create, 1 to update, 3 unchanged');
  expect(countsInWords({ counts, dryRun: false })).toBe('1,204 created, 1 updated, 3 unchanged');
  const none = { created: 0, failed: 0, unchanged: 0, updated: 0 };
  expect(countsInWords({ counts: none, dryRun: true })).toBe('The file has no schedules');
});

it('says where a file is wrong', () => {
  expect(errorInWords({ line: 12, message: 'Name is required', path: 'schedules.3.name' })).toBe(
    'Line 12, schedules.3.name: Name is required',
  );
  expect(errorInWords({ message: 'The file must have a list of schedules', path: '' })).toBe(
    'The file must have a list of schedules',
  );
});

it('writes values of a change', () => {
  expect([undefined, '', 'a', { b: 1 }, null].map(valueInWords)).toEqual([
    'nothing',
    '“”',
    'a',
    '{"b":1}',
    'null',
  ]);
});
