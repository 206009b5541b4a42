import type { Sql } from '@/lib/db/connect';
import { lowestIdAt } from '@/lib/domain/ids';

/**
 * A figure of a run that lost or doubled something would be worth nothing.
 *
 * @returns when the last outcome was stored, epoch ms of the database
 * @throws Error that says what is wrong
 */
export async function checkRound(
  sql: Sql,
  { executions, fireAt }: { executions: number; fireAt: number },
): Promise<number> {
  const [found] = await sql<{ rows: number; schedules: number; succeeded: number; endedAt: number }[]>`
    SELECT count(*)::int AS rows, count(DISTINCT schedule_id)::int AS schedules,
           count(*) FILTER (WHERE status = 'succeeded' AND attempts = 1)::int AS succeeded,
           (extract(epoch FROM max(completed_at)) * 1000)::float8 AS "endedAt"
      FROM finished_executions
     WHERE id >= ${lowestIdAt(fireAt)} AND id < ${lowestIdAt(fireAt + 1)}`;
  const { endedAt, rows, schedules, succeeded } = found!;
  if (rows !== executions || schedules !== executions || succeeded !== executions)
    throw new Error(
      `Of ${executions} executions there are ${rows} in history, of ${schedules} schedules; ${succeeded} succeeded at once`,
    );
  return endedAt;
}
