import type { Statements } from '@/lib/db/statement-lanes';
import type { CursorMove, FencedExecution, FenceResult, SkipRange } from '@/lib/domain/engine/ports';
import { instantOf } from '../epoch';
import { plainArray } from './array-text';

/**
 * Moves cursors and creates their executions and skips in one statement. Rows are locked with SKIP LOCKED and never waited for;
 * the compare-and-set is on `rev`, and the fire time must lie above the high-water mark.
 * unnest((SELECT …)) hides the arrays' length, so the planner takes nested loops at every size.
 * Indexes: schedule_cursors_pkey, workers_pkey, live_executions_pkey. Plan: plans.int.test.ts.
 */
const FENCE_SQL = `
WITH d AS MATERIALIZED (
       SELECT * FROM unnest((SELECT $2::uuid[]), (SELECT $3::bigint[]), (SELECT $4::bigint[]), (SELECT $5::bigint[]),
                            (SELECT $6::bigint[]), (SELECT $7::bigint[]), (SELECT $8::int[]))
                     d(sid, rev, first, last, nx, due, runs_left)),
     l AS MATERIALIZED (
       SELECT d.* FROM d CROSS JOIN LATERAL (
              SELECT 1 FROM schedule_cursors c
               WHERE c.schedule_id = d.sid AND c.rev = d.rev AND c.last_fire_at < ${instantOf('d.first')}
                 FOR NO KEY UPDATE SKIP LOCKED) x
        WHERE EXISTS (SELECT 1 FROM workers WHERE id = $1::uuid AND state = 'alive')),
     u AS (
       UPDATE schedule_cursors c
          SET next_fire_at = ${instantOf('l.nx')}, due_at = ${instantOf('l.due')}, last_fire_at = ${instantOf('l.last')}, runs_left = l.runs_left, rev = c.rev + 1
         FROM l WHERE c.schedule_id = l.sid AND c.rev = l.rev
       RETURNING c.schedule_id, c.workspace_id, c.version),
     s AS (
       INSERT INTO skips (schedule_id, workspace_id, version, from_fire_time, to_fire_time, count, reason)
       SELECT u.schedule_id, u.workspace_id, u.version, ${instantOf('k.from_ft')}, ${instantOf('k.to_ft')}, k.count, k.reason
         FROM u JOIN unnest((SELECT $9::uuid[]), (SELECT $10::bigint[]), (SELECT $11::bigint[]), (SELECT $12::int[]),
                            (SELECT $13::text[])) k(sid, from_ft, to_ft, count, reason) ON k.sid = u.schedule_id),
     i AS (
       INSERT INTO live_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, priority, status,
                                    worker_id, claim, attempts, due_at, scheduled_at)
       SELECT e.id, u.schedule_id, u.workspace_id, u.version, ${instantOf('e.ft')}, 'schedule', 'schedule', e.agent, e.priority,
              CASE WHEN e.owned = 1 THEN 'running' ELSE 'pending' END, CASE WHEN e.owned = 1 THEN $1::uuid END, e.owned, e.owned,
              ${instantOf('e.due')}, ${instantOf('e.due')}
         FROM u JOIN unnest((SELECT $14::uuid[]), (SELECT $15::uuid[]), (SELECT $16::bigint[]), (SELECT $17::bigint[]),
                            (SELECT $18::uuid[]), (SELECT $19::int[]), (SELECT $20::int[]))
                     e(id, sid, ft, due, agent, priority, owned) ON e.sid = u.schedule_id
       ON CONFLICT DO NOTHING RETURNING 1)
SELECT (SELECT count(*) FROM i)::int AS inserted,
       (SELECT string_agg(d.sid::text, ',') FROM d WHERE NOT EXISTS (SELECT 1 FROM u WHERE u.schedule_id = d.sid)) AS missed`;

/** One row of the statement: executions inserted, and the schedules that were locked or had moved on. */
export async function fence(
  sql: Statements,
  workerId: string,
  moves: readonly CursorMove[],
): Promise<FenceResult> {
  const [row] = await sql.unsafe<{ inserted: number; missed: string | null }[]>(
    FENCE_SQL,
    fenceParameters(workerId, moves),
  );
  return { inserted: row!.inserted, missedScheduleIds: row!.missed ? row!.missed.split(',') : [] };
}

/** The statement's arrays, column by column. */
function fenceParameters(workerId: string, moves: readonly CursorMove[]) {
  const skips: [string, SkipRange][] = [];
  const executions: [string, FencedExecution][] = [];
  for (const move of moves) {
    if (move.skip) skips.push([move.scheduleId, move.skip]);
    for (const execution of move.executions) executions.push([move.scheduleId, execution]);
  }
  return [
    workerId,
    plainArray(moves, (move) => move.scheduleId),
    plainArray(moves, (move) => move.rev),
    plainArray(moves, (move) => move.firstFireAt),
    plainArray(moves, (move) => move.lastFireAt),
    plainArray(moves, (move) => move.nextFireAt),
    plainArray(moves, (move) => move.nextDueAt),
    plainArray(moves, (move) => move.runsLeft),
    plainArray(skips, ([scheduleId]) => scheduleId),
    plainArray(skips, ([, skip]) => skip.fromFireAt),
    plainArray(skips, ([, skip]) => skip.toFireAt),
    plainArray(skips, ([, skip]) => skip.count),
    plainArray(skips, ([, skip]) => skip.reason),
    plainArray(executions, ([, execution]) => execution.id),
    plainArray(executions, ([scheduleId]) => scheduleId),
    plainArray(executions, ([, execution]) => execution.fireAt),
    plainArray(executions, ([, execution]) => execution.dueAt),
    plainArray(executions, ([, execution]) => execution.agentRef),
    plainArray(executions, ([, execution]) => execution.priority),
    plainArray(executions, ([, execution]) => (execution.owned ? 1 : 0)),
  ];
}
