import { AgentRepository } from './agent-repository';
import { ChangeRepository } from './change-repository';
import { CursorRepository } from './cursor-repository';
import type { Queryable } from './database';
import { ExecutionRepository } from './execution-repository';
import { IdempotencyKeyRepository } from './idempotency-key-repository';
import { ScheduleRepository } from './schedule-repository';
import { ScheduleTransferRepository } from './schedule-transfer-repository';
import { ScheduleVersionRepository } from './schedule-version-repository';
import { SkipRepository } from './skip-repository';
import { StatsRepository } from './statistics/stats-repository';
import { WorkerRepository } from './worker-repository';

/** Everything that a use case reads and writes: on one connection or in one transaction, within one workspace. */
export interface Repositories {
  agents: AgentRepository;
  changes: ChangeRepository;
  cursors: CursorRepository;
  executions: ExecutionRepository;
  idempotencyKeys: IdempotencyKeyRepository;
  schedules: ScheduleRepository;
  scheduleTransfer: ScheduleTransferRepository;
  skips: SkipRepository;
  versions: ScheduleVersionRepository;
  stats: StatsRepository;
  workers: WorkerRepository;
  /** A part of a transaction that can fail without the rest. */
  savepoint<T>(work: (inner: Repositories) => Promise<T>): Promise<T>;
}

export function repositoriesOf(db: Queryable, workspaceId: string): Repositories {
  return {
    agents: new AgentRepository(db, workspaceId),
    changes: new ChangeRepository(db, workspaceId),
    cursors: new CursorRepository(db, workspaceId),
    executions: new ExecutionRepository(db, workspaceId),
    idempotencyKeys: new IdempotencyKeyRepository(db, workspaceId),
    schedules: new ScheduleRepository(db, workspaceId),
    scheduleTransfer: new ScheduleTransferRepository(db, workspaceId),
    skips: new SkipRepository(db, workspaceId),
    versions: new ScheduleVersionRepository(db, workspaceId),
    stats: new StatsRepository(db, workspaceId),
    workers: new WorkerRepository(db),
    savepoint: (work) => db.transaction((inner) => work(repositoriesOf(inner, workspaceId))),
  };
}
