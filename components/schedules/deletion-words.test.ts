import { expect, it } from 'vitest';
import { deletionSentences } from './deletion-words';

it.each([
  [{ all: 0, running: 0, unstarted: 0 }, 'Deletes the schedule, which has no executions.'],
  [{ all: 1, running: 0, unstarted: 0 }, 'Deletes the schedule and its 1 execution.'],
  [
    { all: 1_204, running: 1, unstarted: 1 },
    'Deletes the schedule and its 1,204 executions. The call that waits is cancelled. The call that runs now ends by itself.',
  ],
  [
    { all: 118_204, running: 2, unstarted: 12 },
    'Deletes the schedule and its 118,204 executions. 12 calls that wait are cancelled. 2 calls that run now end by themselves.',
  ],
])('says of %o what goes', (counts, sentences) => {
  expect(deletionSentences(counts)).toBe(sentences);
});
