import { expect, it } from 'vitest';
import { changesOf } from './definition-changes';

it('tells each leaf that differs, with its path, in their order', () => {
  const from = { name: 'A', payload: { deep: { x: 1 }, same: [1] }, retryPolicy: { maxAttempts: 3 } };
  const to = { name: 'B', payload: { deep: { x: 2, y: null }, same: [1] }, retryPolicy: { maxAttempts: 3 } };
  expect(changesOf(from, to)).toEqual([
    { from: 'A', path: 'name', to: 'B' },
    { from: 1, path: 'payload.deep.x', to: 2 },
    { path: 'payload.deep.y', to: null },
  ]);
});

it('takes a list as a whole, and a change of kind as one change', () => {
  expect(changesOf({ payload: { a: 1 }, tags: ['a'] }, { payload: [1], tags: ['a', 'b'] })).toEqual([
    { from: { a: 1 }, path: 'payload', to: [1] },
    { from: ['a'], path: 'tags', to: ['a', 'b'] },
  ]);
});

it('sees no difference where JSON has none', () => {
  const from = { payload: [{ a: -0, b: 2 }] };
  expect(changesOf(from, { payload: [{ b: 2, a: 0 }] })).toEqual([]);
});

it('shows that a secret changes, and not what it is', () => {
  const secret = (value: string) => ({ headers: { Authorization: value, 'X-Plain': value } });
  expect(changesOf(secret('Bearer abcdefgh'), secret('short'))).toEqual([
    { from: '••••••••efgh', path: 'headers.Authorization', to: '••••••••' },
    { from: 'Bearer abcdefgh', path: 'headers.X-Plain', to: 'short' },
  ]);
});
