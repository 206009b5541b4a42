import { readFileSync } from 'node:fs';

/** What workers counted, over every `last minute` line of their logs; and how often each line of trouble was written. */
export interface WorkerCounts {
  sums: Record<string, number>;
  warnings: Map<string, number>;
}

const WARN = 40;
/** pino's own numbers in each line. */
const NOT_COUNTED = new Set(['level', 'pid', 'time']);

/** @param logs whole texts of log files: a JSON object a line; other lines are left out */
export function countsIn(logs: readonly string[]): WorkerCounts {
  const counts: WorkerCounts = { sums: {}, warnings: new Map() };
  for (const log of logs) for (const line of log.split('\n')) addLine(counts, line);
  return counts;
}

function addLine({ sums, warnings }: WorkerCounts, line: string): void {
  const entry = parse(line);
  if (!entry) return;
  if (entry.msg === 'last minute')
    for (const [name, value] of Object.entries(entry))
      if (typeof value === 'number' && !NOT_COUNTED.has(name)) sums[name] = (sums[name] ?? 0) + value;
  if (Number(entry.level) >= WARN)
    warnings.set(String(entry.msg), (warnings.get(String(entry.msg)) ?? 0) + 1);
}

function parse(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null; // cut short by a kill
  }
}

export function lastLines(file: string, count: number): string[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count);
}
