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
