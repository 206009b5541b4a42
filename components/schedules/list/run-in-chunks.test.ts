import { expect, it } from 'vitest';
import { runInChunks } from './run-in-chunks';

const some = { size: 2, signal: new AbortController().signal, onProgress: () => {} };

it('does all of them, some at a time, and tells how far it is', async () => {
  const counts: number[] = [];
  const run = async (items: number[]) => ({
    done: items.filter((item) => item !== 3),
    failed: items.filter((item) => item === 3),
  });
  const result = await runInChunks([1, 2, 3, 4, 5], { ...some, run, onProgress: (n) => counts.push(n) });
  expect(result).toEqual({ done: [1, 2, 4, 5], error: null, failed: [3], left: [] });
  expect(counts).toEqual([2, 4, 5]);
});

it('tells what was done before an error, and what is left', async () => {
  const run = async (items: number[]) => {
    if (items.includes(3)) throw new Error('gone');
    return { done: items, failed: [] };
  };
  const result = await runInChunks([1, 2, 3, 4, 5], { ...some, run });
  expect(result).toMatchObject({ done: [1, 2], error: { message: 'gone' }, left: [3, 4, 5] });
});

it('ends after the chunk that is under way when it is stopped', async () => {
  const stop = new AbortController();
  const run = async (items: number[]) => {
    stop.abort();
    return { done: items, failed: [] };
  };
  const result = await runInChunks([1, 2, 3], { ...some, run, signal: stop.signal });
  expect(result).toEqual({ done: [1, 2], error: null, failed: [], left: [3] });
});
