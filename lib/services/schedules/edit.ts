import { isDeepStrictEqual } from 'node:util';
import type { SchedulePatch } from '@/lib/contracts/schedule';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { publishWakeUp } from '@/lib/coordination/wake-up';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import type { Repositories } from '@/lib/repositories/repositories';
import { toDefinition } from '@/lib/repositories/schedule-columns';
import { actorName, type ServiceContext } from '../context';
import { transact } from '../unit-of-work';
import { checkSettings } from './check-settings';
import { defaultRetryPolicy } from './default-retry-policy';
import { type ExpectedVersions, type LockedSchedule, lockSchedule } from './lock-schedule';
import { mergePatch } from './merge-patch';
import { nextFireAfter } from './next-fire-after';
import { toSchedule } from './schedule-view';
import { settleDue } from './settle-due';
import { skipDue } from './skip-due';
import { waitUntilPassed } from './wait-until-passed';

/**
 * Every change of a schedule: edits, pause and resume (ENGINE §3). Under the cursor's lock what is due is settled under the old
 * version, then the new version and the cursor's next fire time are written. A patch that changes nothing makes no version.
 *
 * @throws ServiceError `invalid`, `not_found`, `precondition_failed`
 */
export async function editSchedule(
  context: ServiceContext,
  id: string,
  patch: SchedulePatch,
  expected: ExpectedVersions,
): Promise<Schedule> {
  const { lastFireAt, schedule } = await transact(context, (repositories) =>
    editWithin(context, repositories, id, patch, expected),
  );
  publishWakeUp(context.runtime.redis);
  await waitUntilPassed(context, lastFireAt);
  return schedule;
}

/**
 * The part of an edit that is a transaction's. Wake the workers after its commit, and answer no sooner than `lastFireAt` has passed.
 *
 * @returns `lastFireAt` is the last fire time that is settled, epoch ms; null = none ever
 * @throws ServiceError `invalid`, `not_found`, `precondition_failed`
 */
export async function editWithin(
  context: ServiceContext,
  repositories: Repositories,
  id: string,
  patch: SchedulePatch,
  expected: ExpectedVersions,
): Promise<{ lastFireAt: number | null; schedule: Schedule }> {
  const locked = await lockSchedule(repositories, id, expected);
  const changed = await changedDefinition(context, repositories, locked, patch);
  const lastFireAt = changed
    ? await applyChange(context, repositories, locked, changed)
    : locked.cursor.lastFireAt;
  return { lastFireAt, schedule: toSchedule((await repositories.schedules.findOverview(id))!) };
}

/** The definition that the patch makes; null when it changes nothing. */
async function changedDefinition(
  context: ServiceContext,
  { agents }: Repositories,
  { schedule }: LockedSchedule,
  patch: SchedulePatch,
): Promise<ScheduleDefinition | null> {
  const before = toDefinition(schedule);
  const { agentRef, ...current } = before;
  const merged = mergePatch(current, patch, defaultRetryPolicy(context));
  const settings = checkSettings(context, merged, Object.keys(patch));
  if (isDeepStrictEqual(settings, current)) return null;
  const sameAgent = settings.agentId === current.agentId;
  return { ...settings, agentRef: sameAgent ? agentRef : await agents.ensure(settings.agentId) };
}

/** Settles, then writes. Returns the last fire time that is settled. */
async function applyChange(
  { actor, runtime }: ServiceContext,
  repositories: Repositories,
  locked: LockedSchedule,
  definition: ScheduleDefinition,
): Promise<number | null> {
  const { id, version: oldVersion } = locked.schedule;
  const version = oldVersion + 1;
  const lastFireAt = definition.enabled
    ? await settleDue(repositories, runtime.database.history, locked)
    : await skipDue(repositories, locked, 'paused');
  const nextFireAt = definition.enabled
    ? nextFireAfter({ id, ...definition }, Math.max(locked.nowMs, lastFireAt ?? 0))
    : null;
  await repositories.schedules.update({ changedBy: actorName(actor), definition, id, version });
  await repositories.cursors.move(id, { lastFireAt, nextFireAt, version });
  return lastFireAt;
}
