import { loadConfig } from '@/lib/config/config';
import { readEnvironment } from '@/lib/config/read-environment';
import { runningDatabaseUrl } from '../start/running-database';

/**
 * URL of the configured database, or of the embedded one of this clone.
 *
 * @param data folder of the embedded one
 * @throws Error with one line when it doesn't run
 */
export async function findDatabase(data: string): Promise<string> {
  const { database } = loadConfig(readEnvironment());
  if (database.configured) return database.directUrl;
  const url = await runningDatabaseUrl(data);
  if (url) return url;
  throw new Error('No database runs: start the service with `npm start`, or set DATABASE_URL');
}
