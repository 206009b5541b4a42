import { setTimeout as sleep } from 'node:timers/promises';
import type { Window } from './judge';
import type { WorkerFleet } from './worker-fleet';

/** When in the second the kills come: calls that were made are not stored yet; executions are fenced, and not called yet. */
const KILLS = [
  { at: 1 / 3, offsetMs: 4 },
  { at: 2 / 3, offsetMs: -100 },
] as const;

/** Kills a worker twice in the window, and starts another one each time. @returns how many were killed */
export async function killWorkers(
  fleet: WorkerFleet,
  { fromMs, toMs }: Window,
  signal: AbortSignal,
): Promise<number> {
  for (const { at, offsetMs } of KILLS) {
    const second = Math.round((fromMs + at * (toMs - fromMs)) / 1_000) * 1_000;
    await sleep(Math.max(0, second + offsetMs - Date.now()), undefined, { signal });
    fleet.killOldest();
    fleet.add();
  }
  return KILLS.length;
}
