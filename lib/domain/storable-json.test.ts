import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storableJson, storableString, storableText } from './storable-json';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const stored = (text: string) => JSON.parse(storableJson(text));

describe('storable JSON', () => {
  it('keeps JSON byte for byte when nothing is wrong with it', () => {
    const text = '{"b": 1, "a": [true, null, "x\\n"],\n "big": 12345678901234567890}';
    expect(storableJson(text)).toBe(text);
  });

  it.each(['', 'ok', '{"a":', "{'a': 1}", '[1,]', 'NaN', '\ufeff{}', '<html></html>'])(
    'keeps %j as text',
    (text) => {
      expect(stored(text)).toBe(text);
    },
  );

  it('replaces NUL and lone surrogates, raw and escaped, in keys and values', () => {
    expect(stored('{"a\\u0000": "x\\u0000y", "b": "\\ud800", "c": "\\udc00\\ud800"}')).toEqual({
      'a\ufffd': 'x\ufffdy',
      b: '\ufffd',
      c: '\ufffd\ufffd',
    });
    expect(stored('a\0b\ud800')).toBe('a\ufffdb\ufffd');
    expect(storableText('\ud83d\ude00 \ude00')).toBe('\ud83d\ude00 \ufffd');
  });

  it('keeps escapes that are fine', () => {
    expect(stored('{"a": "\\u00e9\\ud83d\\ude00\\"\\\\u0000"}')).toEqual({ a: 'é😀"\\u0000' });
  });

  it('keeps numbers that a double cannot hold as text', () => {
    expect(stored('{"a": 1e400, "b": -1E400, "c": 1e-400, "d": [1e5, -0.0, 0e999]}')).toEqual({
      a: '1e400',
      b: '-1E400',
      c: '1e-400',
      d: [1e5, -0, 0],
    });
    const digits = '9'.repeat(401);
    expect(stored(`[${digits}]`)).toEqual([digits]);
    expect(stored('"1e400 stays"')).toBe('1e400 stays');
  });

  it('keeps what nests deeper than 100 as text', () => {
    expect(stored(nested(100))).toEqual(JSON.parse(nested(100)));
    expect(stored(nested(101))).toBe(nested(101));
    expect(stored(nested(10_000))).toBe(nested(10_000));
    expect(stored('{"a":'.repeat(50_000))).toHaveLength(250_000);
    expect(stored(`["${'['.repeat(200)}"]`)).toEqual(['['.repeat(200)]);
  });

  it('never throws, and what it gives has nothing that PostgreSQL refuses', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json({ stringUnit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', '\\', 'u0000', 'ud800', '[', '{', ':', '1e999', ' ', 'a') }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const value = JSON.stringify(JSON.parse(storableJson(text)));
        expect(value).not.toMatch(/(?<!\\)(\\\\)*\\u(0000|d[89a-f])/);
      }),
    );
  });

  it('quotes text so that jsonb takes it', () => {
    expect(storableString('a"\0\ud800\n')).toBe('"a\\"\ufffd\ufffd\\n"');
  });
});
