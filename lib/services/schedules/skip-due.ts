import type { SkipReason } from '@/lib/domain/engine/ports';
import type { Repositories } from '@/lib/repositories/repositories';
import type { LockedSchedule } from './lock-schedule';
import { recurrenceOf } from './recurrence-of';

/**
 * Before a pause or a deletion: fire times that are due and not fenced yet don't run, and are recorded as one skip.
 *
 * @returns the last fire time that is settled, epoch ms; null = none ever
 */
export async function skipDue(
  repositories: Repositories,
  { cursor, nowMs, schedule }: LockedSchedule,
  reason: SkipReason,
): Promise<number | null> {
  const fromFireAt = cursor.nextFireAt;
  if (fromFireAt === null || fromFireAt > nowMs) return cursor.lastFireAt;
  const recurrence = recurrenceOf(schedule);
  // Of a rule that can't be computed only the fire time that the cursor names is known.
  const toFireAt = Math.max(recurrence?.prev(nowMs + 1) ?? fromFireAt, fromFireAt);
  const count = recurrence ? Math.max(recurrence.count(fromFireAt - 1, toFireAt), 1) : 1;
  await repositories.skips.insert(schedule.id, schedule.version, { count, fromFireAt, reason, toFireAt });
  return toFireAt;
}
