import { expect, it } from 'vitest';
import { isFound } from './command';

it('a command is found by the beginnings of its words, in any order', () => {
  const command = { words: 'Go to Workers' };
  for (const text of ['', 'w', 'go work', 'WORK to', ' workers ']) expect(isFound(command, text)).toBe(true);
  for (const text of ['orkers', 'go x', 'workersx']) expect(isFound(command, text)).toBe(false);
});
