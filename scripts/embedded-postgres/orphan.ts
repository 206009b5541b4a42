import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;
const LIMIT_MS = 60_000;

/**
 * Makes the way free after a supervisor was killed. A server that still runs on this data folder is stopped; the process is asked
 * only when its command line names this very folder. A lock file that was left behind is made harmless.
 */
export async function stopOrphanedServer(dataDirectory: string): Promise<void> {
  const lockFile = path.join(dataDirectory, 'postmaster.pid');
  const [pid, ...rest] = readLines(lockFile);
  if (!pid) return;
  if (runsOn(Number(pid), dataDirectory)) return stop(Number(pid), dataDirectory);
  // A killed server that nobody has reaped yet, or another process that got its number, would be taken for a living server. PostgreSQL
  // knows that its parent, this process, is none; the rest of the file lets it see whether old backends still hold the shared memory.
  writeFileSync(lockFile, [process.pid, ...rest].join('\n'));
}

async function stop(pid: number, dataDirectory: string): Promise<void> {
  process.kill(pid, 'SIGINT');
  const endAt = performance.now() + LIMIT_MS;
  while (runsOn(pid, dataDirectory)) {
    if (performance.now() > endAt) throw new Error(`PostgreSQL (process ${pid}) does not end.`);
    await sleep(POLL_MS);
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    // Not there: the last server stopped well.
    return [];
  }
}

function runsOn(pid: number, dataDirectory: string): boolean {
  try {
    return commandOf(pid).includes(`-D ${dataDirectory} `);
  } catch {
    // No such process.
    return false;
  }
}

function commandOf(pid: number): string {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
}
