import type { Statements } from '@/lib/db/statement-lanes';
import type { ReapedExecution } from '@/lib/domain/engine/ports';
import { MOVED_COLUMNS, movedFrom } from './moved-columns';

/** An execution that was lost with this many workers is failed as poisoned. */
const LOSSES_AT_MOST = 3;

/** Executions of workers that are known to be gone. Index: live_executions_worker, one range a worker that is gone. */
const GONE_OWNERS = `
     c AS MATERIALIZED (
       SELECT e.id, e.worker_id FROM workers w CROSS JOIN LATERAL (
              SELECT e.id, e.worker_id FROM live_executions e WHERE e.worker_id = w.id LIMIT $1::int FOR UPDATE SKIP LOCKED) e
        WHERE w.state <> 'alive' LIMIT $1::int)`;

/** Executions whose owner has no living row, whatever became of it. Index: live_executions_worker, one probe an owner. */
const NO_LIVING_OWNER = `
     owner AS (
       (SELECT e.worker_id AS id FROM live_executions e WHERE e.worker_id IS NOT NULL ORDER BY e.worker_id LIMIT 1)
       UNION ALL
       SELECT (SELECT e.worker_id FROM live_executions e WHERE e.worker_id > owner.id ORDER BY e.worker_id LIMIT 1)
         FROM owner WHERE owner.id IS NOT NULL),
     c AS MATERIALIZED (
       SELECT e.id, e.worker_id FROM owner CROSS JOIN LATERAL (
              SELECT e.id, e.worker_id FROM live_executions e WHERE e.worker_id = owner.id LIMIT $1::int FOR UPDATE SKIP LOCKED) e
        WHERE NOT EXISTS (SELECT 1 FROM workers w WHERE w.id = owner.id AND w.state = 'alive') LIMIT $1::int)`;

/**
 * Takes executions from owners that are gone: claim + 1 fences their late writes off, the attempt is recorded as unknown, and the
 * execution is due again at once. Lost too often: failed as poisoned. Asked to be cancelled: cancelled. Started, by a schedule that must not
 * be called again (only those note their start): failed.
 * What history has already (a bug) leaves live all the same, so that one row can't hold up all others of a dead worker.
 * The arrays hide how many were found, so that the writes take the primary key. How many were taken is counted at the worker that lost
 * them; its row is locked in the order of ids, so that two who reap at a time can't wait for each other. Plan: plans.int.test.ts.
 */
const reapSql = (candidates: string) => `
WITH RECURSIVE ${candidates.trimStart()},
     r AS MATERIALIZED (
       SELECT * FROM unnest(ARRAY(SELECT id FROM c), ARRAY(SELECT worker_id FROM c)) r(id, worker_id)),
     u AS (
       UPDATE live_executions e
          SET status = 'retrying', worker_id = NULL, claim = e.claim + 1, losses = e.losses + 1, due_at = clock_timestamp(), started_at = NULL
         FROM r WHERE e.id = r.id AND e.losses + 1 < ${LOSSES_AT_MOST} AND e.cancel_requested_at IS NULL AND e.started_at IS NULL
       RETURNING e.id, e.workspace_id, e.attempts, r.worker_id),
     a AS (
       INSERT INTO attempt_rows (execution_id, n, workspace_id, status, worker_id, completed_at, error_class, error)
       SELECT u.id, u.attempts, u.workspace_id, 'unknown', u.worker_id, now(), 'worker_lost',
              'The worker was lost during this attempt; whether the agent was called is unknown'
         FROM u ON CONFLICT DO NOTHING),
     x AS (
       DELETE FROM live_executions e USING r
        WHERE e.id = r.id AND (e.losses + 1 >= ${LOSSES_AT_MOST} OR e.cancel_requested_at IS NOT NULL OR e.started_at IS NOT NULL)
       RETURNING e.*),
     f AS (
       INSERT INTO finished_executions (${MOVED_COLUMNS}, status, first_started_at, started_at, completed_at,
                                        attempt_status, error_class, error)
       SELECT ${movedFrom({ claim: 'x.claim + 1', losses: 'x.losses + 1' })},
              CASE WHEN x.cancel_requested_at IS NOT NULL THEN 'cancelled' ELSE 'failed' END, coalesce(x.first_started_at, x.started_at), x.started_at,
              now(), 'unknown',
              CASE WHEN x.cancel_requested_at IS NOT NULL THEN 'cancelled' WHEN x.started_at IS NOT NULL THEN 'worker_lost' ELSE 'poisoned' END,
              CASE WHEN x.cancel_requested_at IS NOT NULL THEN 'Cancelled; its worker was lost'
                   WHEN x.started_at IS NOT NULL THEN 'The worker was lost during the call, and the schedule is not to be called again then'
                   ELSE 'Lost with its worker ${LOSSES_AT_MOST} times' END
         FROM x ON CONFLICT DO NOTHING RETURNING id, status),
     k AS MATERIALIZED (
       SELECT w.id, g.taken
         FROM (SELECT t.worker_id, count(*)::int AS taken FROM (SELECT worker_id FROM u UNION ALL SELECT worker_id FROM x) t
                GROUP BY t.worker_id) g
         JOIN workers w ON w.id = g.worker_id
        ORDER BY w.id FOR NO KEY UPDATE OF w),
     o AS (UPDATE workers w SET taken_over = w.taken_over + k.taken FROM k WHERE w.id = k.id)
SELECT id, 'retrying' AS "to" FROM u UNION ALL SELECT id, status FROM f`;

const REAP_DEAD_SQL = reapSql(GONE_OWNERS);
const REAP_ORPHANS_SQL = reapSql(NO_LIVING_OWNER);

/** At most `limit` executions of workers whose state is dead or stopped; call again until none. */
export async function reapDead(sql: Statements, limit: number): Promise<ReapedExecution[]> {
  return sql.unsafe<ReapedExecution[]>(REAP_DEAD_SQL, [limit]);
}

/** At most `limit` executions whose owner has no living row. */
export async function reapOrphans(sql: Statements, limit: number): Promise<ReapedExecution[]> {
  return sql.unsafe<ReapedExecution[]>(REAP_ORPHANS_SQL, [limit]);
}
