import { sql } from 'drizzle-orm';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import { type ConnectOptions, connect } from '@/lib/db/connect';
import type { PartitionKeeper } from '@/lib/domain/engine/ports';
import { notifyChange } from './change-notifications';
import { HistoryPartitions } from './engine/partitions';

const LOCK_TIMEOUT_MS = 3_000;
const STATEMENT_TIMEOUT_MS = 5_000;

/** What repositories query: the database, or one of its transactions. */
export type Queryable = PgDatabase<PostgresJsQueryResultHKT>;

export interface Database {
  db: Queryable;
  /** One transaction that waits for neither locks nor statements for long. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Has a connection of its own: making a partition waits for readers of history, so never call it after reading that. */
  history: PartitionKeeper;
  /** Tells whoever listens through the database that something was committed. */
  notifyChange(): PromiseLike<unknown>;
  close(): Promise<void>;
}

/** A pool of its own, since drizzle changes how its client reads and writes types. Connects at the first query. */
export function openDatabase(url: string, options: ConnectOptions): Database {
  const client = connect(url, options);
  const db = drizzle(client);
  const plainClient = connect(url, { ...options, max: 1 });
  return {
    db,
    transaction: (work) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`
          SELECT set_config('lock_timeout', ${String(LOCK_TIMEOUT_MS)}, true),
                 set_config('statement_timeout', ${String(STATEMENT_TIMEOUT_MS)}, true)`);
        return work(tx);
      }),
    history: new HistoryPartitions(plainClient),
    notifyChange: () => notifyChange(client),
    close: async () => {
      await Promise.all([client.end({ timeout: 1 }), plainClient.end({ timeout: 1 })]);
    },
  };
}
