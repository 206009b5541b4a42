import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const POLL_MS = 100;
const LIMIT_MS = 120_000;
const ANSWER_LIMIT_MS = 10_000;

const health = z.object({ workers: z.union([z.number(), z.object({ alive: z.number() })]) });

/**
 * Resolves when the web server answers and a worker is up.
 *
 * @param unstable name of a part that keeps dying, if there is one
 */
export async function untilReady(baseUrl: string, unstable: () => string | null): Promise<void> {
  const endAt = performance.now() + LIMIT_MS;
  while (!(await hasWorker(baseUrl))) {
    const name = unstable();
    if (name) throw new Error(`The ${name} does not stay up.`);
    if (performance.now() > endAt) throw new Error(`Not ready after ${LIMIT_MS / 1_000} s.`);
    await sleep(POLL_MS);
  }
}

async function hasWorker(baseUrl: string): Promise<boolean> {
  try {
    const answer = await fetch(`${baseUrl}/api/health`, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    const { workers } = health.parse(await answer.json());
    return answer.ok && (typeof workers === 'number' ? workers : workers.alive) > 0;
  } catch {
    // Not listening yet, or no answer of ours.
    return false;
  }
}
