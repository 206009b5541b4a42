import { describe, expect, it } from 'vitest';
import { readYaml } from './read-yaml';
import { ScheduleFileError } from './schedule-file-error';

const BOUNDS = { depth: 100, size: 1_000_000 };
const read = (text: string) => readYaml(text, BOUNDS);
const refusal = (text: string): ScheduleFileError => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ScheduleFileError) return error;
    throw error;
  }
  throw new Error('It was read');
};

const FILE = `# Our schedules
schedules:
  - name: Report
    retry: &retry
      maxAttempts: 3
  - name: "0123"
    retry: *retry
    headers: { X-Day: 2026-01-31 }
`;

it('reads YAML with comments, anchors and aliases, and takes no text for a date', () => {
  expect(read(FILE).value).toEqual({
    schedules: [
      { name: 'Report', retry: { maxAttempts: 3 } },
      { headers: { 'X-Day': '2026-01-31' }, name: '0123', retry: { maxAttempts: 3 } },
    ],
  });
});

it('reads JSON as well', () => {
  const value = { schedules: [{ name: 'a\n"b"', payload: [1, null, true, { 'a: b': '\u2028' }] }] };
  expect(read(JSON.stringify(value, null, 2)).value).toEqual(value);
});

it('reads numbers that stay what they are, also large ones that were rounded before', () => {
  const numbers =
    '[9007199254740991, -9007199254740992, 100000000000000000000, 12345678901234567000, 1.5e300]';
  expect(JSON.stringify(read(numbers).value)).toBe(JSON.stringify(JSON.parse(numbers)));
});

describe('the line of a path', () => {
  const { lineOf } = read(FILE);
  it.each([
    ['schedules.0.name', 3],
    ['schedules.1.name', 6],
    ['schedules.1.headers.X-Day', 8],
    ['schedules.1', 6],
    ['schedules.1.notThere', 6],
    ['schedules.1.retry.maxAttempts', 7],
    ['', 2],
  ])('%s is %d', (path, line) => expect(lineOf(path)).toBe(line));

  it('is unknown in an empty file', () => expect(read('').lineOf('schedules.0')).toBeUndefined());
});

describe('what is refused, with its line', () => {
  it.each([
    ['a: [1, 2', 1, /^Not YAML/],
    ['a: 1\nb: 2\na: 3', 3, 'The key a is given twice'],
    ['a: 1\n---\nb: 1', 2, /several documents/],
    ['a: 1\nb:\n  - c: .inf', 3, 'b.c: .inf is no number that JSON can keep'],
    ['{"a": {"b": 1e400}}', 1, 'a.b: 1e400 is no number that JSON can keep'],
    ['- .nan', 1, /^.nan is no number/],
    [
      'a: 9007199254740993',
      1,
      'a: 9007199254740993 would be rounded to 9007199254740992; as a text it stays',
    ],
    ['a: 1\nb: !!binary aGk=', 2, 'b: JSON has no !!binary'],
    ['a: !!set { b }', 1, 'a: JSON has no !!set'],
    ['a: !!omap [ b: 1 ]', 1, 'a: JSON has no !!omap'],
    [`a: &a x\nb:\n${'  - *a\n'.repeat(101)}`, 103, 'More than 100 aliases (*name)'],
  ])('%#', (text, line, message) => {
    const error = refusal(text);
    expect(error.message).toMatch(message);
    expect(error.line).toBe(line);
  });

  it('a bomb of aliases, and a part that holds itself', () => {
    const level = (name: string, of: string) => `${name}: &${name} [${Array(9).fill(of).join(', ')}]`;
    const bomb = [level('a', '1'), level('b', '*a'), level('c', '*b'), level('d', '*c')].join('\n');
    expect(refusal(bomb).message).toMatch(/alias/);
    expect(refusal('&a [*a, *a]').message).toMatch(/nested too deep/);
    const doubled = `a: &a "${'x'.repeat(60_000)}"\nb: [${Array(50).fill('*a').join(', ')}]`;
    expect(refusal(doubled).message).toMatch(/more than may be imported/);
  });

  describe.each([
    ['lists', (levels: number) => '['.repeat(levels) + ']'.repeat(levels)],
    ['objects', (levels: number) => '{a: '.repeat(levels) + '}'.repeat(levels)],
    ['dashes', (levels: number) => `${'- '.repeat(levels)}x`],
    ['keys', (levels: number) => `${'? '.repeat(levels)}x`],
    ['lists that have no end', (levels: number) => '['.repeat(levels)],
  ])('%s', (_, nest) => {
    it.each([260, 1_000, 3_000, 100_000])('in %d levels', (levels) => {
      expect(refusal(nest(levels)).message).toMatch(/nested too deep/);
    });
  });

  it('values that are nested deeper than values may be', () => {
    expect(refusal('['.repeat(101) + ']'.repeat(101)).message).toMatch(/nested too deep/);
    expect(read('['.repeat(99) + ']'.repeat(99)).value).toBeInstanceOf(Array);
  });

  it('an alias without its anchor', () => expect(refusal('a: *b').message).toMatch(/Unresolved alias/));
});

it('takes linear time for many keys', () => {
  const text = Array.from({ length: 50_000 }, (_, index) => `k${index}: 1`).join('\n');
  expect(Object.keys(read(text).value as object)).toHaveLength(50_000);
});
