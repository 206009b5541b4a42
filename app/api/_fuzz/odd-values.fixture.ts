import fc from 'fast-check';

/** Texts that have broken parsers, databases and pages before. */
const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udc00\ud800',
  '\u202egnirts',
  '\ufeff',
  '\u2028',
  'é',
  'e\u0301',
  '👩‍👩‍👧‍👦',
  '__proto__',
  'constructor',
  'toString',
  '{{fireTime}}',
  '{{nothing}}',
  '<script>alert(1)</script>',
  "'; DROP TABLE schedules; --",
  '%_\\',
  '%00',
  '../../etc/passwd',
  'true',
  '1e400',
  '-1',
  '0x10',
  '9223372036854775808',
  '\r\nX-Injected: 1',
];

export const oddText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...ODD_TEXTS), weight: 4 },
  { arbitrary: fc.string({ maxLength: 40, unit: 'binary' }), weight: 3 },
  { arbitrary: fc.string({ maxLength: 40, unit: 'grapheme' }), weight: 2 },
  { arbitrary: fc.constantFrom('x', 'é', '😀').map((unit) => unit.repeat(70_000)), weight: 1 },
);

const oddNumber = fc.oneof(
  fc.constantFrom(0, -0, -1, 0.5, 1e21, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, -(2 ** 63), 1.5e300),
  fc.double({ noNaN: true }),
  fc.integer(),
);

/** Levels of arrays, some beyond what the service takes. */
const deep = fc
  .constantFrom(5, 99, 101, 500)
  .map((levels) => Array.from({ length: levels }).reduce<unknown>((inner) => [inner], null));

/** Any JSON value, whatever was asked for. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(null, true, false, [], {}), weight: 3 },
  { arbitrary: oddText, weight: 4 },
  { arbitrary: oddNumber, weight: 3 },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 2 },
  { arbitrary: fc.dictionary(oddText, oddText, { maxKeys: 4 }), weight: 1 },
  { arbitrary: deep, weight: 1 },
);

/** Bytes that are no body of any operation, or hardly one. */
export const oddBody: fc.Arbitrary<string | Uint8Array<ArrayBuffer>> = fc.oneof(
  fc.uint8Array({ maxLength: 64 }).map((bytes) => new Uint8Array(bytes)),
  fc.constantFrom(
    '',
    '{',
    'null',
    '[]',
    '"',
    '{"a":1,"a":2}',
    '{"__proto__":{"enabled":true}}',
    '{"timeoutMs":1e400}',
    '\ufeff{}',
    '['.repeat(5_000),
    '{"a":'.repeat(5_000),
    `{"name":"${'x'.repeat(1_048_577)}"}`,
  ),
  oddValue.map((value) => JSON.stringify(value)),
);

/** What a header can carry at all: bytes without line ends. */
export const oddHeader: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', '*', '"', 'W/"v1"', '"v1", "v2"', '"v99999999999"', ',,,', '\xff', 'x'.repeat(8_000)),
  fc
    .string({
      maxLength: 30,
      unit: fc.integer({ max: 255, min: 33 }).map((code) => String.fromCharCode(code)),
    })
    .map((text) => text.replaceAll('\x7f', '')),
);
