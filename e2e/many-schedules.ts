import { connect } from '@/lib/db/connect';
import { demoSchedules } from '@/scripts/seed-demo/demo-schedules';
import { insertSchedules } from '@/scripts/seed-demo/insert-schedules';
import { SeededRandom } from '@/scripts/simulate/seeded-random';
import { runningDatabaseUrl } from '@/scripts/start/running-database';

/** Long before any other test's, and seldom: they change nothing that others see. */
const RULE = { cronExpression: '0 0 29 2 *', enabled: true, timezone: 'UTC' };

export interface ManySchedules {
  names: string[];
  /** Takes them away again. */
  remove(): Promise<void>;
}

/** Ten thousand schedules with a tag, straight into the tables: by the API they would take half a minute. */
export async function makeManySchedules(tag: string, agentUrl: string): Promise<ManySchedules> {
  const url = await runningDatabaseUrl(process.env.E2E_DATA!);
  if (url === null) throw new Error('The database of the product does not run');
  const random = new SeededRandom(1);
  const many = demoSchedules({ executions: 0, schedules: 10_000 }, agentUrl, random).map((schedule) => ({
    ...schedule,
    definition: { ...schedule.definition, ...RULE, tags: [tag] },
  }));
  await insertSchedules(url, many, { nowMs: Date.now(), random });
  return { names: many.map(({ definition }) => definition.name), remove: () => removeTagged(url, tag) };
}

async function removeTagged(url: string, tag: string): Promise<void> {
  const sql = connect(url, { applicationName: 'e2e', max: 1 });
  try {
    await sql.begin(async (tx) => {
      await tx`CREATE TEMPORARY TABLE gone ON COMMIT DROP AS SELECT id FROM schedules WHERE tags @> ARRAY[${tag}]::text[]`;
      for (const [table, column] of [
        ['schedule_cursors', 'schedule_id'],
        ['schedule_versions', 'schedule_id'],
        ['schedules', 'id'],
      ] as const)
        await tx`DELETE FROM ${tx(table)} WHERE ${tx(column)} IN (SELECT id FROM gone)`;
    });
  } finally {
    await sql.end();
  }
}
