import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isAlive, type ProcessIdentity } from './process-identity';
import type { Run } from './run-file';

/** Its processes carry the run's id in this variable. */
export const RUN_ID_VARIABLE = 'SCHEDULER_RUN_ID';

const POLITE_MS = 3_000;
const POLL_MS = 50;

/**
 * Ends what a killed run left running, and nothing else: a process counts as ours when its number and start time are the recorded
 * ones, or (on Linux) when its environment has the run's id. PostgreSQL isn't among them, see `stopOrphanedServer`.
 *
 * @returns how many there were
 */
export async function endLeftovers(run: Run): Promise<number> {
  const ours = leftoversOf(run);
  signalAll(ours, 'SIGTERM');
  const endAt = performance.now() + POLITE_MS;
  while (ours.some(isAlive) && performance.now() < endAt) await sleep(POLL_MS);
  signalAll(ours.filter(isAlive), 'SIGKILL');
  while (ours.some(isAlive)) await sleep(POLL_MS);
  return ours.length;
}

function leftoversOf(run: Run): ProcessIdentity[] {
  const recorded = Object.entries(run.parts)
    .filter(([name, identity]) => name !== 'database' && isAlive(identity))
    .map(([, identity]) => identity);
  const marked = pidsWith(`${RUN_ID_VARIABLE}=${run.id}`).filter((pid) =>
    recorded.every((known) => known.pid !== pid),
  );
  return [...recorded, ...marked.map(identify).filter((identity) => identity !== null)];
}

/** Processes that were started with that variable. Empty on systems without /proc. */
function pidsWith(variable: string): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => environmentOf(pid).includes(variable))
      .map(Number);
  } catch {
    return [];
  }
}

function environmentOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    // Ended, or another user's.
    return [];
  }
}

function signalAll(processes: readonly ProcessIdentity[], signal: NodeJS.Signals): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended in the meantime.
    }
  }
}
