import { expect, it } from 'vitest';
import { deletionSentences } from './deletion-words';

it.each([
  [{ all: 0, running: 0, unstarted: 0, more: false }, 'Deletes the schedule, which has no executions.'],
  [{ all: 1, running: 0, unstarted: 0, more: false }, 'Deletes the schedule and its 1 execution.'],
  [
    { all: 1_204, running: 1, unstarted: 1, more: false },
    'Deletes the schedule and its 1,204 executions. The call that waits is cancelled. The call that runs now ends by itself.',
  ],
  [
    { all: 10_000, running: 2, unstarted: 12, more: true },
    'Deletes the schedule and more than 10,000 executions. 12 calls that wait are cancelled. 2 calls that run now end by themselves.',
  ],
])('says of %o what goes', (counts, sentences) => {
  expect(deletionSentences(counts)).toBe(sentences);
});

it('says of many what goes, before and after that is counted', () => {
  expect(deletionSentences(undefined, 1_204)).toBe('Deletes 1,204 schedules and their executions.');
  expect(deletionSentences({ all: 0, more: false, running: 0, unstarted: 0 }, 2)).toBe(
    'Deletes 2 schedules, which have no executions.',
  );
  expect(deletionSentences({ all: 9, more: false, running: 0, unstarted: 0 }, 2)).toBe(
    'Deletes 2 schedules and their 9 executions.',
  );
});
