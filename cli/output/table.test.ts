import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import { widthOf } from './cut';
import { type Column, table } from './table';

interface Row {
  id: string;
  name: string;
  note: string;
}
const COLUMNS: Column<Row>[] = [
  { shrinks: true, title: 'NAME', value: ({ name }) => name },
  { align: 'right', title: 'NOTE', value: ({ note }) => note },
  { optional: true, title: 'ID', value: ({ id }) => id },
];
const ROWS: Row[] = [
  { id: '0123456789', name: 'A rather long name of a schedule', note: 'x' },
  { id: '9876543210', name: '日本語のスケジュール', note: '12 s' },
];
const draw = (rows: readonly Row[], width: number | null, colour = false) =>
  table(rows, COLUMNS, { paint: createColors(colour), width });

it('aligns its columns, by what a terminal takes for a character', () => {
  expect(draw(ROWS, null)).toBe(
    [
      'NAME                              NOTE  ID',
      'A rather long name of a schedule     x  0123456789',
      '日本語のスケジュール              12 s  9876543210',
    ].join('\n'),
  );
});

describe('in a narrow terminal', () => {
  it.each([60, 40, 30, 20])('of %d columns no line is longer', (width) => {
    const lines = draw(ROWS, width).split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });

  it('cuts what may be cut, and leaves optional columns out when that is not enough', () => {
    expect(draw(ROWS, 34)).toContain('A rather long n…     x  0123456789');
    expect(draw(ROWS, 20)).not.toContain('ID');
    expect(draw(ROWS, 20)).toContain('A rather long…');
  });
});

it('shows no control character of a stored name, and keeps a row on its line', () => {
  const hostile = { id: '', name: '\u001b[31mred\u0007\n\u202enext', note: '' };
  const text = draw([hostile], null);
  expect(text.split('\n')).toHaveLength(2);
  expect(text).toContain('\ufffd[31mred\ufffd \ufffdnext');
});

it('colours only when it should', () => {
  const sequence = '\u001b[';
  expect(draw(ROWS, null, true)).toContain(sequence);
  expect(draw(ROWS, null, false)).not.toContain(sequence);
});

it('has its titles when there is nothing', () => {
  expect(draw([], 80)).toBe('NAME  NOTE  ID');
});
