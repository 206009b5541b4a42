import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storableJson, storableText } from '@/lib/domain/storable-json';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';

let database: TestDatabase;
let sql: postgres.Sql;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  sql = postgres(database.url, { max: 1 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

/** Sends JSON text to be read as jsonb, as the statements of the engine do, and gives it back as PostgreSQL has it. */
async function store(texts: string[]): Promise<string[]> {
  const rows = await sql.unsafe<{ stored: string }[]>(
    'SELECT value::jsonb::text AS stored FROM unnest($1::text[]) AS u(value)',
    [texts],
  );
  return rows.map((row) => row.stored);
}

describe('storable JSON in PostgreSQL', () => {
  it('takes what jsonb refuses by itself', async () => {
    const bad = [
      '{"a":"\\u0000"}',
      '"\\ud800"',
      '"\\ude00\\ud83d"',
      '{"\\u0000":1,"\\ud800":2}',
      `[1e400000, 1e-400000, ${'9'.repeat(200_000)}]`,
      '['.repeat(10_000) + ']'.repeat(10_000),
      'a\0b',
      '\ud800',
      '{"a":',
      '',
    ];
    const refused = await Promise.allSettled(bad.map((text) => store([text])));
    expect(refused.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(6);
    expect(await store(bad.map(storableJson))).toHaveLength(bad.length);
  });

  it('takes anything, and text columns too', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json({ stringUnit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('"', '\\', 'u0000', 'ud800', 'ude00', '[', '{', '1e999', '-', '.', '0'),
      }),
      fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('utf8')),
    );
    const texts = fc.sample(anything, { numRuns: 5_000, seed: 1 });
    const stored = await store(texts.map(storableJson));
    // By way of JSON.stringify, because jsonb knows no -0.
    const sent = texts.map((text) => JSON.parse(JSON.stringify(JSON.parse(storableJson(text)))));
    expect(stored.map((text) => JSON.parse(text))).toEqual(sent);
    const rows = await sql.unsafe('SELECT count(*)::int AS n FROM unnest($1::text[])', [
      texts.map(storableText),
    ]);
    expect(rows[0]).toEqual({ n: texts.length });
  });
});
