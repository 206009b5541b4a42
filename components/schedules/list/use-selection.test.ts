import { expect, it } from 'vitest';
import { type Chosen, idsOf, selectionOf } from './use-selection';

const row = (id: string, enabled = true): Chosen => ({ enabled, id, name: id.toUpperCase() });
const before = new Map([['a', row('a')]]);

it('keeps what was chosen on another page beside the rows of this one', () => {
  expect([...selectionOf({ a: true, b: true }, before, [row('b'), row('c')]).values()]).toEqual([
    row('a'),
    row('b'),
  ]);
});

it('remembers a row as it was when it was chosen, which undoing goes by', () => {
  expect(selectionOf({ a: true }, before, [row('a', false)]).get('a')?.enabled).toBe(true);
});

it('drops what the table drops', () => {
  expect(selectionOf({}, before, [row('a')]).size).toBe(0);
  expect(idsOf(before)).toEqual({ a: true });
});
