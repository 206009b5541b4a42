import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { copyPostgres, installedPostgres, linkLibraries } from './binaries';
import { canReach, type RunAs, unprivilegedUser } from './run-as';

const ELSEWHERE = ['/var/lib/distributed-scheduler', '/var/tmp/distributed-scheduler'];

/** Where an embedded PostgreSQL and its data live. */
export interface PostgresHome {
  dataDirectory: string;
  native: string;
  password: string;
  runAs: RunAs | undefined;
}

/**
 * `.data/postgres` of the clone, with the binaries that npm installed. As root both must be where the unprivileged user can enter: a clone
 * that it can't (such as one under /root) gets a folder of its own under /var/lib instead, and binaries that it can't are copied there.
 *
 * @param stateDirectory absolute path of `.data`
 */
export async function preparePostgresHome(stateDirectory: string): Promise<PostgresHome> {
  const user = await unprivilegedUser();
  const installed = installedPostgres();
  await linkLibraries(installed);
  const folder = folderFor(stateDirectory, user);
  if (folder !== stateDirectory) makeForAll(folder);
  if (!user || canReach(installed, user)) return homeIn(folder, installed, user);
  const content = createHash('sha256').update(readFileSync(path.join(installed, 'bin', 'postgres')));
  const copy = path.join(folder, `postgresql-${content.digest('hex').slice(0, 12)}`);
  if (!existsSync(copy)) await copyPostgres(installed, copy);
  return homeIn(folder, copy, user);
}

/** The folder that an embedded PostgreSQL of this `.data` has, whether or not it was made already. */
export async function postgresFolder(stateDirectory: string): Promise<string> {
  return folderFor(stateDirectory, await unprivilegedUser());
}

function homeIn(folder: string, native: string, user: RunAs | undefined): PostgresHome {
  const dataDirectory = path.join(folder, 'postgres');
  return {
    dataDirectory,
    native,
    password: keptPassword(path.join(folder, 'postgres-password')),
    runAs: user && (ownerOf(dataDirectory) ?? user),
  };
}

/** Data that an ordinary user made is run under that user also when root starts it. */
function ownerOf(dataDirectory: string): RunAs | undefined {
  const entry = statSync(dataDirectory, { throwIfNoEntry: false });
  return entry && entry.uid !== 0 ? { uid: entry.uid, gid: entry.gid } : undefined;
}

function folderFor(stateDirectory: string, user: RunAs | undefined): string {
  if (!user || canReach(stateDirectory, user)) return stateDirectory;
  const clone = path.dirname(stateDirectory);
  const hash = createHash('sha256').update(clone).digest('hex').slice(0, 8);
  const parent = ELSEWHERE.find((folder) => canReach(path.dirname(folder), user)) ?? ELSEWHERE[0]!;
  return path.join(parent, `${path.basename(clone).replaceAll(/[^\w.-]/g, '_')}-${hash}`);
}

function makeForAll(folder: string): void {
  for (const made of [path.dirname(folder), folder]) {
    mkdirSync(made, { recursive: true });
    chmodSync(made, 0o755);
  }
}

function keptPassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
