import { setTimeout as sleep } from 'node:timers/promises';
import { healthSchema } from '@/lib/contracts/health';

const POLL_MS = 100;
const LIMIT_MS = 120_000;
const ANSWER_LIMIT_MS = 10_000;

export interface ReadyOptions {
  baseUrl: string;
  /** Workers that were seen before this instant (database time) are those of a killed run. */
  notBefore: Date;
  /** Name of a part that keeps dying, if there is one. */
  unstable: () => string | null;
}

/** Resolves when the web server answers and a worker of this run is up. */
export async function untilReady({ baseUrl, notBefore, unstable }: ReadyOptions): Promise<void> {
  const endAt = performance.now() + LIMIT_MS;
  while (!(await hasWorker(baseUrl, notBefore))) {
    const name = unstable();
    if (name) throw new Error(`The ${name} does not stay up.`);
    if (performance.now() > endAt) throw new Error(`Not ready after ${LIMIT_MS / 1_000} s.`);
    await sleep(POLL_MS);
  }
}

async function hasWorker(baseUrl: string, notBefore: Date): Promise<boolean> {
  try {
    const answer = await fetch(`${baseUrl}/api/health`, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    const { workers } = healthSchema.parse(await answer.json());
    return workers.list.some((worker) => new Date(worker.seenAt) >= notBefore);
  } catch {
    // Not listening yet, or no answer of ours.
    return false;
  }
}
