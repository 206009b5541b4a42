import type { ChangesEvent } from '@/lib/contracts/event';
import type { StatsGroupView } from '@/lib/contracts/stats';
import type { HourFacts } from './overview-words';

interface FreshRun {
  completedAt: string;
  outcome: 'cancelled' | 'failed' | 'succeeded';
  retried: boolean;
}

/** Runs that the stream has told of and that the statistics may not have counted yet, by id. */
export type FreshRuns = ReadonlyMap<string, FreshRun>;

/** Takes in what has ended, and lets go of what is counted. @param countedTo ISO; null: nothing is counted yet */
export function withEnded(
  fresh: FreshRuns,
  { executions }: Pick<ChangesEvent, 'executions'>,
  countedTo: string | null,
): FreshRuns {
  const kept = [...fresh].filter(([, { completedAt }]) => isUncounted(completedAt, countedTo));
  const ended = executions.flatMap(({ attempts, completedAt, id, status }) => {
    const isOutcome = status === 'cancelled' || status === 'failed' || status === 'succeeded';
    if (!isOutcome || completedAt === null || !isUncounted(completedAt, countedTo)) return [];
    return [[id, { completedAt, outcome: status, retried: attempts > 1 }] as const];
  });
  return ended.length === 0 && kept.length === fresh.size ? fresh : new Map([...kept, ...ended]);
}

/** The last hour with what isn't counted yet; null while nothing at all is known. */
export function hourNow(
  counted: Pick<StatsGroupView, 'cancelled' | 'count' | 'failed' | 'retried' | 'succeeded'> | undefined,
  countedTo: string | null,
  fresh: FreshRuns,
): HourFacts | null {
  const added = [...fresh.values()].filter(({ completedAt }) => isUncounted(completedAt, countedTo));
  if (countedTo === null && added.length === 0) return null;
  const ofOutcome = (outcome: FreshRun['outcome']) =>
    (counted?.[outcome] ?? 0) + added.filter((run) => run.outcome === outcome).length;
  return {
    cancelled: ofOutcome('cancelled'),
    count: (counted?.count ?? 0) + added.length,
    failed: ofOutcome('failed'),
    retried: (counted?.retried ?? 0) + added.filter(({ retried }) => retried).length,
    succeeded: ofOutcome('succeeded'),
  };
}

/** Instants of one form: their texts compare as they do. */
const isUncounted = (completedAt: string, countedTo: string | null): boolean =>
  countedTo === null || completedAt >= countedTo;
