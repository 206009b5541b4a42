import { existsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { launchCluster } from '../embedded-postgres/cluster';
import { preparePostgresHome } from '../embedded-postgres/home';
import { initialiseCluster, isInitialised } from '../embedded-postgres/initialise';
import { stopOrphanedServer } from '../embedded-postgres/orphan';
import { openLog } from './log-file';
import type { PartSpec } from './part';
import type { StateFolder } from './state-folder';

const STOP_LIMIT_MS = 30_000;
const USER = 'scheduler';
/** The product's own in the embedded cluster. */
export const DATABASE_NAME = 'scheduler';

export interface EmbeddedDatabase {
  spec: PartSpec;
  /** Of the `postgres` database, which always exists. */
  url: string;
  dataDirectory: string;
  /** false: in another place, because the unprivileged user can't enter the clone. */
  inStateFolder: boolean;
}

/** A PostgreSQL of our own: made at the first start, ready to be launched. */
export async function embeddedDatabase(state: StateFolder): Promise<EmbeddedDatabase> {
  const home = await preparePostgresHome(state.path);
  await stopOrphanedServer(home.dataDirectory);
  const { port } = await state.port('database');
  const log = openLog(state.logFile('database'));
  const options = { ...home, onLog: (chunk: Buffer) => writeSync(log, chunk), port, user: USER };
  if (!(await isInitialised(home.dataDirectory))) await initialiseCluster(options);
  return {
    dataDirectory: home.dataDirectory,
    inStateFolder: path.dirname(home.dataDirectory) === state.path,
    spec: {
      // An immediate shutdown instead of SIGKILL, which leaves shared memory behind.
      killSignal: 'SIGQUIT',
      launch: () => launchCluster(options),
      name: 'database',
      stopLimitMs: STOP_LIMIT_MS,
      stopSignal: 'SIGINT',
      tier: 'service',
    },
    url: databaseUrl({ name: 'postgres', password: home.password, port }),
  };
}

export const databaseUrl = (server: { name: string; password: string; port: number }): string =>
  `postgres://${USER}:${server.password}@127.0.0.1:${server.port}/${server.name}`;

/** Whether the sample schedule was made in this database once; then it is its user's, who may delete it for good. */
export function sampleMarker(dataDirectory: string) {
  const file = path.join(dataDirectory, 'sample-schedule-made');
  return { file, exists: () => existsSync(file) };
}
