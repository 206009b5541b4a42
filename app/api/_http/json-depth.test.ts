import { expect, it } from 'vitest';
import { jsonDepth } from './json-depth';

const depth = (text: string) => jsonDepth(new TextEncoder().encode(text));

it.each([
  ['1', 0],
  ['""', 0],
  ['[]', 1],
  ['{"a":[1,{"b":[]}]}', 4],
  ['[[],[],[[]]]', 3],
  ['"[[[["', 0],
  ['["\\"[[", []]', 2],
  ['"\\\\", [[', 2],
  ['"é[", [', 1],
])('of %j is %i', (text, levels) => {
  expect(depth(text)).toBe(levels);
});

it('is found in one pass over a large text', () => {
  expect(depth('['.repeat(1_000_000))).toBe(1_000_000);
});

it('of closing brackets alone is none', () => {
  expect(depth(']]]]')).toBe(0);
});
