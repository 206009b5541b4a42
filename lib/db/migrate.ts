import { resolve } from 'node:path';
import type postgres from 'postgres';
import { type AdoptionReport, adoptOriginal } from './adopt-original/adopt-original';
import { setOriginalAside } from './adopt-original/set-aside';
import { connect } from './connect';
import { explainConnectionError } from './connection-error';
import { createUpcomingPartitions } from './history-partitions';
import { readMigrationFiles } from './migration-files';

/** Key of the transaction lock that lets one process migrate at a time. */
const MIGRATION_LOCK = 7_310_428_000;
const OLDEST_SERVER_VERSION = 150_000;
const LOCK_TIMEOUT_MS = 10_000;

export interface MigrationReport {
  /** What was taken over from the original service's tables; null when there were none. */
  adopted: AdoptionReport | null;
  /** Tags of the migrations applied now; empty when the database was up to date. */
  applied: string[];
  partitionsCreated: number;
}

export interface MigrateOptions {
  /** Where drizzle-kit wrote them. */
  folder?: string;
}

/**
 * Brings a database up to date: what the original service left, migrations, and the partitions of the coming week. All of it is one transaction under an advisory
 * lock: several processes may call it at once, a kill half-way leaves nothing behind, and a transaction-mode pooler may sit in between.
 * (drizzle's own migrator takes no lock and opens its transaction too late for one; the journal and table are drizzle's all the same.)
 *
 * @param url a role that may create tables and schemas
 * @throws DatabaseUnreachableError
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<MigrationReport> {
  const sql = connect(url, { applicationName: 'scheduler-migrate', max: 1 });
  try {
    return await sql.begin(async (tx) => {
      await prepareTransaction(tx);
      const isAdoption = await setOriginalAside(tx);
      const applied = await applyMigrations(tx, options.folder ?? resolve('drizzle'));
      const partitionsCreated = await createUpcomingPartitions(tx);
      return { adopted: isAdoption ? await adoptOriginal(tx) : null, applied, partitionsCreated };
    });
  } catch (error) {
    throw explainConnectionError(error, url);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function prepareTransaction(tx: postgres.TransactionSql): Promise<void> {
  const [server] = await tx`SELECT current_setting('server_version_num')::int AS version`;
  if (server!.version < OLDEST_SERVER_VERSION) throw new Error('PostgreSQL 15 or newer is needed.');
  await tx`SET LOCAL statement_timeout = 0`;
  await tx`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`;
  // From here on: rather fail and be started again than queue for a table lock with all traffic waiting behind.
  await tx.unsafe(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
}

async function applyMigrations(tx: postgres.TransactionSql, folder: string): Promise<string[]> {
  await tx`CREATE SCHEMA IF NOT EXISTS drizzle`;
  await tx`CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint)`;
  const rows = await tx<
    { createdAt: string }[]
  >`SELECT created_at AS "createdAt" FROM drizzle.__drizzle_migrations`;
  const known = new Set(rows.map((row) => Number(row.createdAt)));
  const missing = readMigrationFiles(folder).filter((file) => !known.has(file.createdAt));
  for (const file of missing) {
    for (const statement of file.statements) await tx.unsafe(statement);
    await tx`INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES (${file.hash}, ${file.createdAt})`;
  }
  return missing.map((file) => file.tag);
}
