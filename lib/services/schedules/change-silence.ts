import { decideSilence, type Silence, type SilenceChange } from '@/lib/domain/engine/silence';
import type { Repositories } from '@/lib/repositories/repositories';
import { nextFireAfter } from './next-fire-after';
import { recurrenceOf } from './recurrence-of';

/** What stands, under the cursor's lock. */
interface Standing {
  cursor: SilenceChange['cursor'];
  nowMs: number;
  schedule: { id: string; version: number; cronExpression: string; timezone: string };
}

interface ChangeOfSilence {
  before: Silence | null;
  after: Silence | null;
  /** What holds from now on. */
  definition: { cronExpression: string; timezone: string };
  version: number;
  runsMissed?: boolean;
  /** A rule without fire times is no fault. */
  mayNeverFire?: boolean;
}

/**
 * Writes what becomes of the cursor and the skips when a schedule falls silent, is silent in another way from now on, or fires again.
 *
 * @returns the last fire time that is settled, epoch ms; null = none ever
 * @throws ServiceError `invalid` when it is to fire again and never will, unless it may
 */
export async function changeSilence(
  { cursors, skips }: Repositories,
  { cursor, nowMs, schedule }: Standing,
  { after, before, definition, mayNeverFire, runsMissed, version }: ChangeOfSilence,
): Promise<number | null> {
  const { id } = schedule;
  const newRule = recurrenceOf({ ...definition, id });
  const decision = decideSilence({
    after,
    before,
    cursor,
    isSameRule:
      definition.cronExpression === schedule.cronExpression && definition.timezone === schedule.timezone,
    newRule,
    nowMs,
    oldRule: recurrenceOf(schedule),
    runsMissed,
  });
  const { firesAfterMs, lastFireAt, silentFrom } = decision;
  for (const { rule, ...range } of decision.skips)
    await skips.replaceAfter(id, rule === 'old' ? schedule.version : version, range);
  const nextAfter = (afterMs: number) =>
    mayNeverFire ? (newRule?.next(afterMs) ?? null) : nextFireAfter({ ...definition, id }, afterMs);
  const nextFireAt = firesAfterMs === null ? null : nextAfter(firesAfterMs);
  await cursors.move(id, { lastFireAt, nextFireAt, silentFrom, version });
  return lastFireAt;
}
