import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonProblem } from './json-problem';

describe('findJsonProblem', () => {
  it.each(['{}', '[]', ' null ', '"a\\u00e9\\n"', '-1.5e-3', '{"a": [1, {"b": true}]}\n'])(
    'passes %s',
    (text) => {
      expect(findJsonProblem(text)).toBeNull();
    },
  );

  it.each([
    ['', 1, 1, 'Expected a value; found the end'],
    ['{"a": 1,}', 1, 8, 'No comma may stand before “}”'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'Expected a comma or “}”; found “"”'],
    ['{a: 1}', 1, 2, 'Expected a key in double quotes; found “a”'],
    ['[yes]', 1, 2, '“yes” needs double quotes'],
    ['{"a" 1}', 1, 6, 'Expected a colon; found “1”'],
    ['["open]', 1, 2, 'This text has no end, or a character that must be escaped'],
    ['01', 1, 2, 'Nothing may follow the value; found “1”'],
    ['{"a": 1', 1, 8, 'Expected a comma or “}”; found the end'],
    ["{'a': 1}", 1, 2, "Expected a key in double quotes; found “'”"],
  ])('finds what is wrong with %s', (text, line, column, message) => {
    expect(findJsonProblem(text)).toEqual({ line, column, message });
  });

  it('stops at a nesting that the API refuses, long before the stack ends', () => {
    expect(findJsonProblem('['.repeat(5_000))?.message).toBe('Nested deeper than 100');
  });

  it('agrees with JSON.parse on whatever is written', () => {
    const almostJson = fc.oneof(
      fc.json(),
      fc.json().chain((text) => fc.nat(text.length).map((cut) => text.slice(0, cut) + text.slice(cut + 1))),
      fc.string({ unit: fc.constantFrom(...'{}[],:"\\ntrue-0.1e \n') }),
    );
    fc.assert(
      fc.property(almostJson, (text) => {
        expect(findJsonProblem(text) === null).toBe(parses(text));
      }),
    );
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
