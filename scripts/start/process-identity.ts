import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that is still the same one: pids are used again, start times are not. */
export interface ProcessIdentity {
  pid: number;
  /** When it was started, in whatever way this system tells. */
  startedAt: string;
}

/** Identity of a process that runs now, or null. */
export function identify(pid: number): ProcessIdentity | null {
  const startedAt = startOf(pid);
  return startedAt ? { pid, startedAt } : null;
}

export function isAlive(known: ProcessIdentity): boolean {
  return startOf(known.pid) === known.startedAt;
}

function startOf(pid: number): string | null {
  return process.platform === 'linux' ? linuxStart(pid) : portableStart(pid);
}

/** Clock ticks since boot, with the boot's id. A zombie has ended. */
function linuxStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is a name in parentheses that may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
  } catch {
    return null;
  }
}

function portableStart(pid: number): string | null {
  try {
    const options = { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } } as const;
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], options).trim() || null;
  } catch {
    return null;
  }
}
