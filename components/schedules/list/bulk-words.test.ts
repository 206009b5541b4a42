import { expect, it } from 'vitest';
import { bulkDone } from './bulk-words';

it('counts what was done', () => {
  expect(bulkDone('pause', 1)).toBe('1 schedule paused');
  expect(bulkDone('delete', 1_204)).toBe('1,204 schedules deleted');
});
