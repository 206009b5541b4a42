import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts CPU time in these, whatever its own clock ticks. */
const TICKS_PER_SECOND = 100;

interface Times {
  /** By itself. */
  own: number;
  /** By children that have ended. */
  ended: number;
}

/** CPU seconds of a process, user and system, all its threads. */
export function processCpuSeconds(pid: number): number {
  return timesOf(pid)?.own ?? 0;
}

/** CPU seconds of a process, of all its descendants that live, and of those that have ended. */
export function treeCpuSeconds(rootPid: number): number {
  let sum = 0;
  for (const pid of treeOf(rootPid)) {
    const times = timesOf(pid);
    if (times) sum += times.own + times.ended;
  }
  return sum;
}

function treeOf(rootPid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const parent = Number.isInteger(pid) ? Number(fieldsOf(pid)?.[1]) : Number.NaN;
    if (Number.isNaN(parent)) continue;
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found = [rootPid];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

function timesOf(pid: number): Times | null {
  const fields = fieldsOf(pid);
  if (!fields) return null;
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return { ended: (endedUser + endedSystem) / TICKS_PER_SECOND, own: (user + system) / TICKS_PER_SECOND };
}

/** /proc/<pid>/stat from its third field on; the second, the name, may hold anything. */
function fieldsOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null; // it has ended
  }
}
