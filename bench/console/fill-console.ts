import type { Sql } from '@/lib/db/connect';
import { seed } from '@/scripts/seed-demo/seed';

export interface Filling {
  executions: number;
  schedules: number;
}

/** What the console is measured with: schedules that are on and fire tomorrow, and their history up to now. Nothing runs meanwhile. */
export async function fillConsole(
  { sql, url }: { sql: Sql; url: string },
  filling: Filling,
  say: (line: string) => void,
): Promise<void> {
  const made = await seed(url, { ...filling, fireAt: null }, () => {});
  await sql`UPDATE schedules SET enabled = true`;
  await sql`
    UPDATE schedule_cursors SET rev = rev + 1, next_fire_at = at, due_at = at
      FROM (SELECT schedule_id AS id, now() + (1 + random()) * interval '1 day' AS at FROM schedule_cursors) later
     WHERE schedule_id = later.id`;
  await sql`VACUUM (ANALYZE) schedule_cursors, schedules`;
  say(`  ${made.schedules} schedules, ${made.executions} executions`);
}
