import { randomUUID } from 'node:crypto';
import type { Sql } from '@/lib/db/connect';
import type { AttemptRecord, CursorMove } from '@/lib/domain/engine/ports';
import { executionId } from '@/lib/domain/ids';
import { claim } from './claim';
import { definitions } from './definitions';
import { discard } from './discard';
import type { EngineLoad } from './engine-load.fixture';
import { captureStatement, type Statement } from './explain-plan.fixture';
import { fence } from './fence';
import { finish } from './finish';
import { finishedByMe } from './finished-by-me';
import { declareDead, renew } from './lease';
import { ownedClaims, ownedExecutions } from './owned';
import { reapDead, reapOrphans } from './reap';
import { release } from './release';
import { reread } from './reread';
import { retry } from './retry';
import { scan } from './scan';
import { tick } from './tick';

/** Rows that a statement works on. */
export const BATCH = 500;

type Held = { id: string; claim: number };

/** Every statement of the engine as the loop sends it, filled with rows that are there. */
export async function engineStatements(sql: Sql, load: EngineLoad): Promise<Record<string, Statement>> {
  const nowMs = Date.now();
  const held = await sql<Held[]>`
    SELECT id, claim FROM live_executions WHERE worker_id = ${load.workerId} ORDER BY md5(id::text) LIMIT ${BATCH}`;
  const agents = await sql<{ agentRef: string }[]>`
    SELECT DISTINCT agent_id AS "agentRef" FROM live_executions ORDER BY agent_id LIMIT 50`;
  const moves = await movesOf(sql, nowMs);
  const calls: Record<string, (recorder: Sql) => Promise<unknown>> = {
    claim: (it) =>
      claim(
        it,
        load.workerId,
        agents.map(({ agentRef }) => ({ agentRef, limit: 10 })),
        nowMs,
      ),
    declareDead: (it) => declareDead(it, load.workerId, 0),
    definitions: (it) =>
      definitions(
        it,
        moves.map(({ scheduleId }) => ({ scheduleId, version: 1 })),
      ),
    discard: (it) => discard(it, load.workerId, held),
    fence: (it) => fence(it, load.workerId, moves),
    finish: (it) =>
      finish(
        it,
        load.workerId,
        held.map((row) => ({ ...attempt(row, nowMs), outcome: 'succeeded' })),
      ),
    finishedByMe: (it) => finishedByMe(it, load.workerId, held),
    ownedClaims: (it) => ownedClaims(it, load.workerId),
    ownedExecutions: (it) =>
      ownedExecutions(
        it,
        load.workerId,
        held.map(({ id }) => id),
      ),
    reapDead: (it) => reapDead(it, BATCH),
    reapOrphans: (it) => reapOrphans(it, BATCH),
    release: (it) => release(it, load.workerId, held),
    renew: (it) => renew(it, load.workerId, { held: 1, running: 1, clockOffsetMs: 0, lagMs: 0 }),
    reread: (it) =>
      reread(
        it,
        moves.map(({ scheduleId }) => scheduleId),
        nowMs,
      ),
    retry: (it) =>
      retry(
        it,
        load.workerId,
        held.map((row) => ({ ...attempt(row, nowMs), retryAt: nowMs + 1_000 })),
      ),
    'scan, a later page': (it) =>
      scan(it, nowMs, { dueAt: nowMs - 1_000_000, scheduleId: randomUUID() }, 1_000),
    'scan, the first page': (it) => scan(it, nowMs, null, 1_000),
    tick: (it) => tick(it, load.workerId, { claimUntilMs: nowMs, scanUntilMs: nowMs }),
  };
  const statements = await Promise.all(Object.values(calls).map(captureStatement));
  return Object.fromEntries(Object.keys(calls).map((name, index) => [name, statements[index]!]));
}

const attempt = (row: Held, nowMs: number): AttemptRecord => ({
  executionId: row.id,
  claim: row.claim,
  status: 'succeeded',
  startedAt: nowMs - 20,
  durationMs: 20,
  httpStatus: 200,
  errorClass: null,
  error: null,
  response: '{"status":200}',
});

/** Moves of cursors that are due: one execution each, and a skip for every tenth. */
async function movesOf(sql: Sql, nowMs: number): Promise<CursorMove[]> {
  const cursors = await sql<{ scheduleId: string; rev: number; fireAt: number }[]>`
    SELECT schedule_id AS "scheduleId", rev::int AS rev, (extract(epoch FROM due_at) * 1000)::float8 AS "fireAt"
      FROM schedule_cursors WHERE due_at <= now() ORDER BY md5(schedule_id::text) LIMIT ${BATCH}`;
  return cursors.map(({ scheduleId, rev, fireAt }, index) => ({
    scheduleId,
    rev,
    firstFireAt: fireAt,
    lastFireAt: fireAt,
    nextFireAt: nowMs + 60_000,
    nextDueAt: nowMs + 60_000,
    runsLeft: null,
    executions: [
      {
        id: executionId(scheduleId, fireAt, 'schedule'),
        fireAt,
        dueAt: fireAt,
        agentRef: randomUUID(),
        priority: 0,
        owned: true,
      },
    ],
    skip:
      index % 10 === 0
        ? { fromFireAt: fireAt - 120_000, toFireAt: fireAt - 60_000, count: 2, reason: 'misfire' }
        : null,
  }));
}
