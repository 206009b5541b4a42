import type { Statements } from '@/lib/db/statement-lanes';
import type { TickReading } from '@/lib/domain/engine/ports';
import { msOf, toInstant } from '../epoch';

/** Agents with work that one tick reports at the most; the rest come with the next. */
const AGENTS_AT_MOST = 1_000;
const CLAIMABLE = `e.status IN ('pending', 'retrying') AND NOT e.blocked`;

/**
 * The one statement of an idle second: is a cursor due, which agents have work, who asked to cancel, how do the workers beat.
 * A deleted schedule's running executions are to end by themselves: nobody asked to abort them.
 * Indexes: schedule_cursors_due, live_executions_claim (loose scan, one probe an agent), live_executions_worker, workers_current.
 * Plan: plans.int.test.ts.
 */
const TICK_SQL = `
WITH RECURSIVE agent AS (
  (SELECT e.agent_id AS id FROM live_executions e WHERE ${CLAIMABLE} ORDER BY e.agent_id LIMIT 1)
  UNION ALL
  SELECT (SELECT e.agent_id FROM live_executions e WHERE ${CLAIMABLE} AND e.agent_id > agent.id ORDER BY e.agent_id LIMIT 1)
    FROM agent WHERE agent.id IS NOT NULL)
SELECT ${msOf('clock_timestamp()')} AS "databaseMs",
       EXISTS (SELECT 1 FROM schedule_cursors WHERE due_at <= $2::timestamptz) AS "cursorsDue",
       ARRAY(SELECT agent.id FROM agent
              WHERE EXISTS (SELECT 1 FROM live_executions e WHERE ${CLAIMABLE} AND e.agent_id = agent.id AND e.due_at <= $3::timestamptz)
              LIMIT ${AGENTS_AT_MOST}) AS "agentsWithWork",
       ARRAY(SELECT e.id FROM live_executions e
              WHERE e.worker_id = $1::uuid AND e.abort_requested) AS "cancelRequestedIds",
       coalesce((SELECT json_agg(json_build_object('workerId', w.id, 'beat', w.beat)) FROM workers w WHERE w.state = 'alive'), '[]') AS beats,
       EXISTS (SELECT 1 FROM workers w JOIN live_executions e ON e.worker_id = w.id WHERE w.state = 'dead') AS "deadOwners"`;

/** What there is to do: cursors due until `scanUntilMs`, claimable work due until `claimUntilMs`. */
export async function tick(
  sql: Statements,
  workerId: string,
  until: { scanUntilMs: number; claimUntilMs: number },
): Promise<TickReading> {
  const parameters = [workerId, toInstant(until.scanUntilMs), toInstant(until.claimUntilMs)];
  const [row] = await sql.unsafe<TickReading[]>(TICK_SQL, parameters);
  return row!;
}
