import { setTimeout as sleep } from 'node:timers/promises';
import type { AgentProcess } from './agent-process';
import type { Window } from './judge';
import type { WorkerFleet } from './worker-fleet';

const AHEAD_MS = 100;
/** When none comes, the run has other troubles. */
const CALL_LIMIT_MS = 2_000;

/**
 * Kills a worker twice in the window, and starts another one each time: once while the calls of a second are under way, so that what was
 * called is not stored yet; and once when the executions of a second are fenced, and not called yet.
 *
 * @returns how many were killed
 */
export async function killWorkers(
  fleet: WorkerFleet,
  agent: AgentProcess,
  { fromMs, toMs }: Window,
  signal: AbortSignal,
): Promise<number> {
  const shortBefore = (share: number) => {
    const second = Math.round((fromMs + share * (toMs - fromMs)) / 1_000) * 1_000;
    return sleep(Math.max(0, second - AHEAD_MS - Date.now()), undefined, { signal });
  };
  await shortBefore(1 / 3);
  await Promise.race([agent.nextCall(), sleep(CALL_LIMIT_MS, undefined, { signal })]);
  replaceOldest(fleet);
  await shortBefore(2 / 3);
  replaceOldest(fleet);
  return 2;
}

function replaceOldest(fleet: WorkerFleet): void {
  fleet.killOldest();
  fleet.add();
}
