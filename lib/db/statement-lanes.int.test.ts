import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { connect } from './connect';
import { NoAnswerError, StatementLanes } from './statement-lanes';

describe('StatementLanes', () => {
  let database: TestDatabase;
  let lanes: StatementLanes;

  beforeAll(async () => {
    database = await createTestDatabase();
    lanes = new StatementLanes(() => connect(database.url, { applicationName: 'lanes', max: 1 }), 2, 300);
  });
  afterAll(async () => {
    await lanes.close();
    await database.drop();
  });

  const backends = async () =>
    (await lanes.unsafe<{ pid: number }[]>('SELECT pg_backend_pid() AS pid'))[0]!.pid;

  it('answers with rows', async () => {
    expect(await lanes.unsafe('SELECT $1::int AS n', [7])).toEqual([{ n: 7 }]);
  });

  it('tells what the server said', async () => {
    await expect(lanes.unsafe('SELECT 1/0')).rejects.toMatchObject({ code: '22012' });
  });

  it('sends more statements than there are lanes, in turn', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => lanes.unsafe<{ n: number }[]>('SELECT $1::int AS n', [n])),
    );
    expect(answers.map((rows) => rows[0]!.n)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  it('gives up on a statement without an answer, and works on over a new connection', async () => {
    const before = new Set([await backends(), await backends()]);
    const hanging = [1, 2].map(() => lanes.unsafe('SELECT pg_sleep(30)'));
    const results = await Promise.allSettled(hanging);
    for (const result of results)
      expect(result).toMatchObject({ reason: expect.any(NoAnswerError), status: 'rejected' });
    expect(before.has(await backends())).toBe(false);
  });
});
