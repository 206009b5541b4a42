import type { Statements } from '@/lib/db/statement-lanes';
import type { CursorMove, FencedExecution, FenceResult, SkipRange } from '@/lib/domain/engine/ports';
import { toInstant, toInstantOrNull } from './epoch';

/**
 * Moves cursors and creates their executions and skips in one statement. Rows are locked with SKIP LOCKED and never waited for;
 * the compare-and-set is on `rev`, and the fire time must lie above the high-water mark.
 * unnest((SELECT …)) hides the arrays' length, so the planner takes nested loops at every size.
 * Indexes: schedule_cursors_pkey, workers_pkey, live_executions_pkey. Plan: plans.int.test.ts.
 */
const FENCE_SQL = `
WITH d AS MATERIALIZED (
       SELECT * FROM unnest((SELECT $2::uuid[]), (SELECT $3::bigint[]), (SELECT $4::timestamptz[]), (SELECT $5::timestamptz[]),
                            (SELECT $6::timestamptz[]), (SELECT $7::timestamptz[]), (SELECT $8::int[]))
                     d(sid, rev, first, last, nx, due, runs_left)),
     l AS MATERIALIZED (
       SELECT d.* FROM d CROSS JOIN LATERAL (
              SELECT 1 FROM schedule_cursors c
               WHERE c.schedule_id = d.sid AND c.rev = d.rev AND c.last_fire_at < d.first
                 FOR NO KEY UPDATE SKIP LOCKED) x
        WHERE EXISTS (SELECT 1 FROM workers WHERE id = $1::uuid AND state = 'alive')),
     u AS (
       UPDATE schedule_cursors c
          SET next_fire_at = l.nx, due_at = l.due, last_fire_at = l.last, runs_left = l.runs_left, rev = c.rev + 1
         FROM l WHERE c.schedule_id = l.sid AND c.rev = l.rev
       RETURNING c.schedule_id, c.workspace_id, c.version),
     s AS (
       INSERT INTO skips (schedule_id, workspace_id, version, from_fire_time, to_fire_time, count, reason)
       SELECT u.schedule_id, u.workspace_id, u.version, k.from_ft, k.to_ft, k.count, k.reason
         FROM u JOIN unnest((SELECT $9::uuid[]), (SELECT $10::timestamptz[]), (SELECT $11::timestamptz[]), (SELECT $12::int[]),
                            (SELECT $13::text[])) k(sid, from_ft, to_ft, count, reason) ON k.sid = u.schedule_id),
     i AS (
       INSERT INTO live_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, priority, status,
                                    worker_id, claim, attempts, due_at, scheduled_at)
       SELECT e.id, u.schedule_id, u.workspace_id, u.version, e.ft, 'schedule', 'schedule', e.agent, e.priority,
              CASE WHEN e.owned = 1 THEN 'running' ELSE 'pending' END, CASE WHEN e.owned = 1 THEN $1::uuid END, e.owned, e.owned,
              e.due, e.due
         FROM u JOIN unnest((SELECT $14::uuid[]), (SELECT $15::uuid[]), (SELECT $16::timestamptz[]), (SELECT $17::timestamptz[]),
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
    moves.map((move) => move.scheduleId),
    moves.map((move) => move.rev),
    moves.map((move) => toInstant(move.firstFireAt)),
    moves.map((move) => toInstant(move.lastFireAt)),
    moves.map((move) => toInstantOrNull(move.nextFireAt)),
    moves.map((move) => toInstantOrNull(move.nextDueAt)),
    moves.map((move) => move.runsLeft),
    skips.map(([scheduleId]) => scheduleId),
    skips.map(([, skip]) => toInstant(skip.fromFireAt)),
    skips.map(([, skip]) => toInstant(skip.toFireAt)),
    skips.map(([, skip]) => skip.count),
    skips.map(([, skip]) => skip.reason),
    executions.map(([, execution]) => execution.id),
    executions.map(([scheduleId]) => scheduleId),
    executions.map(([, execution]) => toInstant(execution.fireAt)),
    executions.map(([, execution]) => toInstant(execution.dueAt)),
    executions.map(([, execution]) => execution.agentRef),
    executions.map(([, execution]) => execution.priority),
    executions.map(([, execution]) => (execution.owned ? 1 : 0)),
  ];
}
