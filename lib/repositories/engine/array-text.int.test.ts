import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Sql } from '@/lib/db/connect';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { jsonList, jsonListSql, plainArray, textArray } from './array-text';

let database: TestDatabase;
let sql: Sql;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  sql = connect(database.url, { applicationName: 'test', max: 1 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

async function readBack(array: string, type: string): Promise<unknown[]> {
  const rows = await sql.unsafe<{ v: unknown }[]>(`SELECT v FROM unnest((SELECT $1::${type}[])) v`, [array]);
  return rows.map(({ v }) => v);
}

it('gives PostgreSQL every text as it is', async () => {
  const texts = ['', 'NULL', 'null', '{}', 'a,b', '"', '\\', '\\"', ' x ', 'a\nb\t', '\\\\"{,}"', '𝒳é'];
  expect(
    await readBack(
      textArray(texts, (text) => text),
      'text',
    ),
  ).toEqual(texts);
  const anyText = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(anyText), { minLength: 1 }), async (values) => {
      const all = ['first', ...values];
      expect(
        await readBack(
          textArray(all, (value) => value),
          'text',
        ),
      ).toEqual(all);
    }),
    { numRuns: 50 },
  );
});

it('gives PostgreSQL numbers, words and nulls', async () => {
  expect(
    await readBack(
      plainArray([1, null, 2.5, 0], (value) => value),
      'float8',
    ),
  ).toEqual([1, null, 2.5, 0]);
  expect(
    await readBack(
      plainArray(['succeeded', null], (value) => value),
      'text',
    ),
  ).toEqual(['succeeded', null]);
  expect(
    await readBack(
      plainArray([], () => null),
      'int',
    ),
  ).toEqual([]);
});

it('leaves a column of nulls to unnest', async () => {
  const rows = await sql.unsafe('SELECT n, t FROM unnest((SELECT $1::int[]), (SELECT $2::text[])) v(n, t)', [
    plainArray([1, 2], (n) => n),
    textArray([1, 2], () => null),
  ]);
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { n: 1, t: null },
    { n: 2, t: null },
  ]);
});

it('gives PostgreSQL a list of JSON texts with nulls among them', async () => {
  const readList = async (values: (string | null)[]) => {
    const list = jsonList(values, (value) => value);
    const rows = await sql.unsafe<{ v: unknown }[]>(`SELECT v FROM unnest((SELECT ${jsonListSql('$1')})) v`, [
      list,
    ]);
    return rows.map(({ v }) => v);
  };
  const texts = [JSON.stringify({ a: '\x1e\n"\\,{}' }), null, '[\n1]', '"\\u001e"', null];
  expect(await readList(texts)).toEqual(texts);
  expect(await readList([null])).toEqual([]);
});
