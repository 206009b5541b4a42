import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;
const LIMIT_MS = 60_000;

/**
 * Stops a server that still runs on this data folder after its supervisor was killed: its start would fail with "lock file exists".
 * The process is asked only when its command line names this very folder.
 *
 * @returns whether there was one
 */
export async function stopOrphanedServer(dataDirectory: string): Promise<boolean> {
  const pid = serverPid(dataDirectory);
  if (!pid || !runsOn(pid, dataDirectory)) return false;
  process.kill(pid, 'SIGINT');
  const endAt = performance.now() + LIMIT_MS;
  while (runsOn(pid, dataDirectory)) {
    if (performance.now() > endAt) throw new Error(`PostgreSQL (process ${pid}) does not end.`);
    await sleep(POLL_MS);
  }
  return true;
}

function serverPid(dataDirectory: string): number | null {
  try {
    const [pid] = readFileSync(path.join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n');
    return Number(pid) || null;
  } catch {
    return null;
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
