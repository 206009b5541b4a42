import type { Execution } from '@/lib/contracts/execution';
import type { Skip } from '@/lib/contracts/skip';

export type HistoryEntry =
  | { kind: 'execution'; key: string; execution: Execution }
  | { kind: 'skip'; key: string; skip: Skip };

/**
 * What ran and what didn't as one list, latest first. A skip stands where its last fire time would.
 *
 * @param complete whether `executions` go back to the first; otherwise skips from before the oldest of them are left for later
 */
export function mergeHistory(
  executions: readonly Execution[],
  skips: readonly Skip[],
  complete: boolean,
): HistoryEntry[] {
  const oldest = executions.at(-1)?.fireTime;
  const shown = skips.filter((skip) => complete || oldest === undefined || skip.toFireTime > oldest);
  const entries: { at: string; entry: HistoryEntry }[] = [
    ...executions.map((execution) => ({
      at: execution.fireTime,
      entry: { kind: 'execution' as const, key: execution.id, execution },
    })),
    ...shown.map((skip) => ({
      at: skip.toFireTime,
      entry: { kind: 'skip' as const, key: `skip ${skip.fromFireTime}`, skip },
    })),
  ];
  // Instants of one form: their texts sort as they do. The sort is stable, so that runs of one instant keep their order.
  entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return entries.map(({ entry }) => entry);
}

export interface FailingStreak {
  count: number;
  /** Fire time of its first failure that is known. */
  since: string;
  /** The newest failure. */
  newest: Execution;
  /** Whether it may have begun before what is known. */
  openEnded: boolean;
}

/** The failures in a row that the newest finished executions are; null when the newest finished one did not fail. */
export function failingStreak(executions: readonly Execution[], complete: boolean): FailingStreak | null {
  const finished = executions.filter(({ status }) => status === 'failed' || status === 'succeeded');
  const end = finished.findIndex(({ status }) => status === 'succeeded');
  const failed = end === -1 ? finished : finished.slice(0, end);
  const newest = failed[0];
  if (!newest) return null;
  return {
    count: failed.length,
    since: failed.at(-1)!.fireTime,
    newest,
    openEnded: end === -1 && !complete,
  };
}
