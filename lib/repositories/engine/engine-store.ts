import type { Statements } from '@/lib/db/statement-lanes';
import type {
  CursorMove,
  EngineStore,
  FinishRecord,
  RetryRecord,
  WorkerIdentity,
  WorkerReport,
} from '@/lib/domain/engine/ports';
import { claim } from './claim';
import { definitions } from './definitions';
import { discard } from './discard';
import { fence } from './fence';
import { finish } from './finish';
import { finishedByMe } from './finished-by-me';
import { declareDead, register, renew, retire } from './lease';
import { markStarted } from './mark-started';
import { ownedClaims, ownedExecutions } from './owned';
import { reapDead, reapOrphans } from './reap';
import { release } from './release';
import { reread } from './reread';
import { retry } from './retry';
import { scan } from './scan';
import { tick } from './tick';

type Claim = { id: string; claim: number };

/** The loop's statements on PostgreSQL. Renewals have a connection of their own, so that nothing of the loop can hold them up. */
export class PostgresEngineStore implements EngineStore {
  constructor(
    private readonly sql: Statements,
    private readonly renewals: Statements,
  ) {}

  register = (worker: WorkerIdentity) => register(this.renewals, worker);
  renew = (workerId: string, report: WorkerReport) => renew(this.renewals, workerId, report);
  retire = (workerId: string) => retire(this.renewals, workerId);
  declareDead = (workerId: string, beat: number) => declareDead(this.sql, workerId, beat);

  tick = (workerId: string, until: { scanUntilMs: number; claimUntilMs: number }) =>
    tick(this.sql, workerId, until);
  scan = (untilMs: number, after: { dueAt: number; scheduleId: string } | null, limit: number) =>
    scan(this.sql, untilMs, after, limit);
  reread = (scheduleIds: readonly string[], untilMs: number) => reread(this.sql, scheduleIds, untilMs);
  definitions = (keys: readonly { scheduleId: string; version: number }[]) => definitions(this.sql, keys);

  fence = (workerId: string, moves: readonly CursorMove[]) => fence(this.sql, workerId, moves);
  claim = (workerId: string, agents: readonly { agentRef: string; limit: number }[], dueUntilMs: number) =>
    claim(this.sql, workerId, agents, dueUntilMs);
  finish = (workerId: string, records: readonly FinishRecord[]) => finish(this.sql, workerId, records);
  retry = (workerId: string, records: readonly RetryRecord[]) => retry(this.sql, workerId, records);
  finishedByMe = (workerId: string, ids: readonly Claim[]) => finishedByMe(this.sql, workerId, ids);
  markStarted = (workerId: string, execution: Claim) => markStarted(this.sql, workerId, execution);
  release = (workerId: string, ids: readonly Claim[]) => release(this.sql, workerId, ids);
  discard = (workerId: string, ids: readonly Claim[]) => discard(this.sql, workerId, ids);
  ownedClaims = (workerId: string) => ownedClaims(this.sql, workerId);
  ownedExecutions = (workerId: string, ids: readonly string[]) => ownedExecutions(this.sql, workerId, ids);

  reapDead = (limit: number) => reapDead(this.sql, limit);
  reapOrphans = (limit: number) => reapOrphans(this.sql, limit);
}
