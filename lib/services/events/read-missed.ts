import type { ChangePosition } from '@/lib/domain/change-position';
import type { ChangeRepository } from '@/lib/repositories/change-repository';
import { type ChangesRead, isTooOld, readOnce, toldSince } from './read-changes';

/**
 * Where each of the listeners that come back goes on: what changed since its position, or that it must read anew. One reading, from the
 * oldest position on, is for all of them.
 *
 * @returns in the order of the positions; null: those before it had missed too much to be read with it, so ask again without them
 */
export async function readMissed(
  changes: ChangeRepository,
  positions: readonly ChangePosition[],
): Promise<(ChangesRead | null)[]> {
  const now = await changes.position();
  // Known before anything is looked for.
  const recent = positions.filter((at) => !isTooOld(at, now));
  if (recent.length === 0) return positions.map(() => ({ kind: 'resync', position: now, reason: 'too_old' }));
  const oldest: ChangePosition = {
    atMs: Math.min(...recent.map(({ atMs }) => atMs)),
    transaction: Math.min(...recent.map(({ transaction }) => transaction)),
  };
  const once = await readOnce(changes, { pastSince: oldest, since: oldest });
  const notYet = once.isFull ? newerHalf(recent) : new Set<ChangePosition>();
  return positions.map((at) => {
    if (notYet.has(at)) return null;
    const read = toldSince(at, once);
    if (read.kind === 'resync') return read;
    if (read.crowded) return { kind: 'resync', position: read.position, reason: 'crowded' };
    return { ...read, entries: read.entries.filter(({ transaction }) => transaction >= at.transaction) };
  });
}

/** Nothing of it when all are at one transaction. */
function newerHalf(positions: readonly ChangePosition[]): Set<ChangePosition> {
  const transactions = positions.map(({ transaction }) => transaction).sort((a, b) => a - b);
  const middle = transactions[Math.floor((transactions.length - 1) / 2)]!;
  return new Set(positions.filter(({ transaction }) => transaction > middle));
}
