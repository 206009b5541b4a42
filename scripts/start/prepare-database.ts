import type { Config } from '@/lib/config/config';
import { connect } from '@/lib/db/connect';
import { migrate } from '@/lib/db/migrate';
import { createDatabase } from './create-database';
import { DATABASE_NAME, embeddedDatabase, sampleMarker } from './database';
import type { StateFolder } from './state-folder';
import type { Supervisor } from './supervisor';

export interface PreparedDatabase {
  url: string;
  /** The database's clock after the migration: whatever runs from now on is seen later than this. */
  readyAt: Date;
  /** Where to note that the sample schedule was made; null in a database that somebody configured. */
  sample: ReturnType<typeof sampleMarker> | null;
}

/** The configured database, or one of our own; migrated. */
export async function prepareDatabase(
  config: Config,
  state: StateFolder,
  supervisor: Supervisor,
  say: (line: string) => void,
): Promise<PreparedDatabase> {
  const { database } = config;
  if (database.configured) {
    await migrate(database.directUrl);
    return { url: database.url, readyAt: await clockOf(database.url), sample: null };
  }
  const embedded = await embeddedDatabase(state);
  if (!embedded.inStateFolder) {
    say(`PostgreSQL can't run as root, so its files are in ${embedded.dataDirectory}`);
  }
  await supervisor.start(embedded.spec);
  const url = await createDatabase(embedded.url, DATABASE_NAME);
  await migrate(url);
  return { url, readyAt: await clockOf(url), sample: sampleMarker(embedded.dataDirectory) };
}

async function clockOf(url: string): Promise<Date> {
  const sql = connect(url, { applicationName: 'scheduler-start', max: 1 });
  try {
    const [row] = await sql<{ now: Date }[]>`SELECT date_trunc('milliseconds', clock_timestamp()) AS now`;
    return row!.now;
  } finally {
    await sql.end();
  }
}
