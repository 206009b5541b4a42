import { connect, type Sql } from '@/lib/db/connect';
import { DEFAULT_WORKSPACE_ID, newId } from '@/lib/domain/ids';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { createTestDatabase } from '@/scripts/test-services/test-database';
import { type Database, openDatabase } from './database';
import { type Repositories, repositoriesOf } from './repositories';

const OTHER_WORKSPACE_ID = '00000000-0000-8000-8000-000000000002';

export interface RepositoryRig {
  /** Raw statements, to bring about and look at what repositories don't. */
  sql: Sql;
  database: Database;
  /** Of the default workspace. */
  repositories: Repositories;
  /** Of another one. */
  others: Repositories;
  close(): Promise<void>;
}

/** Repositories of two workspaces on a database of their own. */
export async function createRepositoryRig(): Promise<RepositoryRig> {
  const test = await createTestDatabase();
  const database = openDatabase(test.url, { applicationName: 'test', max: 5 });
  const sql = connect(test.url, { applicationName: 'test-raw', max: 2 });
  await sql`INSERT INTO workspaces (id, name) VALUES (${OTHER_WORKSPACE_ID}, 'Other')`;
  return {
    sql,
    database,
    repositories: repositoriesOf(database.db, DEFAULT_WORKSPACE_ID),
    others: repositoriesOf(database.db, OTHER_WORKSPACE_ID),
    close: async () => {
      await Promise.all([database.close(), sql.end()]);
      await test.drop();
    },
  };
}

/** A schedule in the database: row, version 1 and a cursor that doesn't fire. Returns its id. */
export async function insertSchedule(
  { agents, cursors, schedules }: Repositories,
  change: Partial<ScheduleDefinition> = {},
): Promise<string> {
  const id = newId();
  const agentRef = await agents.ensure(change.agentId ?? 'agent-1');
  await schedules.insert({ changedBy: 'test', definition: { ...DEFINITION, agentRef, ...change }, id });
  await cursors.insert(id, null);
  return id;
}

const DEFINITION: Omit<ScheduleDefinition, 'agentRef'> = {
  name: 'Report',
  description: null,
  tags: [],
  cronExpression: '0 9 * * *',
  timezone: 'UTC',
  agentId: 'agent-1',
  agentUrl: 'https://agent.example/run',
  httpMethod: 'POST',
  headers: {},
  payload: null,
  retryPolicy: { maxAttempts: 3, backoffMultiplier: 2, initialDelayMs: 1_000, maxDelayMs: 30_000 },
  timeoutMs: 30_000,
  onWorkerLoss: 'retry',
  pausedUntil: null,
  priority: 0,
  enabled: true,
};
