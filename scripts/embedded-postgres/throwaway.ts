import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../free-port';
import { copyPostgres, installedPostgres, linkLibraries } from './binaries';
import { type Cluster, startCluster } from './cluster';
import { canReach, unprivilegedUser } from './run-as';

const USER = 'scheduler';

/** A new temporary folder, which the caller removes. As root it is one that the user of PostgreSQL can enter. */
export async function makeScratchFolder(prefix: string): Promise<string> {
  const runAs = await unprivilegedUser();
  const parent = !runAs || canReach(tmpdir(), runAs) ? tmpdir() : '/var/tmp';
  const folder = await mkdtemp(path.join(parent, prefix));
  if (runAs) await chmod(folder, 0o755);
  return folder;
}

/**
 * A PostgreSQL on a free port whose data goes with the folder; the caller stops it.
 *
 * @param folder from `makeScratchFolder`
 * @param settings further `name=value` settings
 */
export async function startThrowawayCluster(
  folder: string,
  settings: readonly string[],
): Promise<Cluster & { url: string }> {
  const runAs = await unprivilegedUser();
  let native = installedPostgres();
  await linkLibraries(native);
  if (runAs && !canReach(native, runAs)) {
    const copy = path.join(folder, 'postgresql');
    await copyPostgres(native, copy);
    native = copy;
  }
  const port = await freePort();
  const password = randomUUID();
  const dataDirectory = path.join(folder, 'data');
  const cluster = await startCluster({ dataDirectory, native, password, port, runAs, settings, user: USER });
  return { ...cluster, url: `postgres://${USER}:${password}@127.0.0.1:${port}/postgres` };
}
