import { spawn } from 'node:child_process';
import { chown, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { binariesIn } from './binaries';
import type { ClusterOptions } from './cluster-options';
import { reasonIn } from './reason';
import type { RunAs } from './run-as';
import { serverEnvironment } from './server-environment';

/** Written last: an initdb that was killed half-way left no marker, and is done again. */
const MARKER = 'initialised';

export async function isInitialised(dataDirectory: string): Promise<boolean> {
  return stat(path.join(dataDirectory, MARKER)).then(
    () => true,
    () => false,
  );
}

/**
 * Makes a new cluster; what an unfinished attempt left in the folder is removed first.
 *
 * @throws Error with one line of what initdb said; nothing is left behind then
 */
export async function initialiseCluster(options: ClusterOptions): Promise<void> {
  const { dataDirectory, runAs } = options;
  const passwordFile = `${dataDirectory}.pw`;
  await rm(dataDirectory, { recursive: true, force: true });
  try {
    await mkdir(dataDirectory, { recursive: true });
    await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600 });
    if (runAs) await Promise.all([dataDirectory, passwordFile].map((file) => give(file, runAs)));
    await runInitdb(options, passwordFile);
    await writeFile(path.join(dataDirectory, MARKER), '');
  } catch (error) {
    await rm(dataDirectory, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

const give = (file: string, owner: RunAs) => chown(file, owner.uid, owner.gid);

function runInitdb(options: ClusterOptions, passwordFile: string): Promise<void> {
  const args = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'];
  args.push(`--pgdata=${options.dataDirectory}`, `--pwfile=${passwordFile}`, `--username=${options.user}`);
  const child = spawn(binariesIn(options.native).initdb, args, {
    ...options.runAs,
    cwd: '/',
    env: serverEnvironment(),
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`PostgreSQL could not make its data folder: ${reasonIn(said)}`));
    });
  });
}
