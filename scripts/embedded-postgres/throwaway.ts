import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../free-port';
import { copyPostgres, installedPostgres, linkLibraries } from './binaries';
import { type Cluster, startCluster } from './cluster';
import type { ClusterOptions } from './cluster-options';
import { canReach, type RunAs, unprivilegedUser } from './run-as';

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
  const options = await throwawayOptions(folder, settings);
  const cluster = await startCluster(options);
  return { ...cluster, url: `postgres://${USER}:${options.password}@127.0.0.1:${options.port}/postgres` };
}

/** What such a cluster is made with. */
export async function throwawayOptions(folder: string, settings: readonly string[]): Promise<ClusterOptions> {
  const runAs = await unprivilegedUser();
  return {
    dataDirectory: path.join(folder, 'data'),
    native: await reachablePostgres(folder, runAs),
    password: randomUUID(),
    port: await freePort(),
    runAs,
    settings,
    user: USER,
  };
}

async function reachablePostgres(folder: string, user: RunAs | undefined): Promise<string> {
  const installed = installedPostgres();
  await linkLibraries(installed);
  if (!user || canReach(installed, user)) return installed;
  const copy = path.join(folder, 'postgresql');
  await copyPostgres(installed, copy);
  return copy;
}
