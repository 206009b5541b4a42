import { isDeepStrictEqual } from 'node:util';
import type { ScheduleSettings } from '@/lib/contracts/schedule';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { publishWakeUp } from '@/lib/coordination/wake-up';
import { silenceOf } from '@/lib/domain/engine/silence';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import type { Repositories } from '@/lib/repositories/repositories';
import { toDefinition } from '@/lib/repositories/schedule-columns';
import { actorName, type ServiceContext } from '../context';
import { transact } from '../unit-of-work';
import { cancelPending, type PendingLeft } from './cancel-pending';
import { changeSilence } from './change-silence';
import { checkPauseEnd } from './check-pause-end';
import { checkSettings } from './check-settings';
import { type ExpectedVersions, type LockedSchedule, lockSchedule } from './lock-schedule';
import { nextFireAfter } from './next-fire-after';
import { currentSettings } from './patched-settings';
import { toSchedule } from './schedule-view';
import { settleDue } from './settle-due';
import { waitUntilPassed } from './wait-until-passed';

/** What the settings are to be, and which of them the caller touched: those are checked by today's rules. */
interface EditedSettings {
  settings: ScheduleSettings;
  touched: readonly string[];
}
interface EditedSchedule {
  /** As they hold now. */
  current: ScheduleSettings;
  locked: LockedSchedule;
  repositories: Repositories;
}
export type Edit = (of: EditedSchedule) => EditedSettings | Promise<EditedSettings>;

export interface EditOptions {
  expected?: ExpectedVersions;
  /** Ends what was due before and has not started, a retry too, as cancelled. */
  cancelPending?: boolean;
  /** A resumption leaves what the pause kept from running to the misfire policy. */
  runsMissed?: boolean;
}

/**
 * Every change of a schedule: edits, pause, resume and restoration (ENGINE §3). Under the cursor's lock what is due is settled under the
 * old version, then the new version and the cursor's next fire time are written. What changes nothing makes no version.
 *
 * @throws ServiceError `invalid`, `not_found`, `precondition_failed`
 */
export async function editSchedule(
  context: ServiceContext,
  id: string,
  edit: Edit,
  options: EditOptions = {},
): Promise<Schedule> {
  const { lastFireAt, left, schedule } = await transact(context, (repositories) =>
    editWithin(context, repositories, id, edit, options),
  );
  publishWakeUp(context.runtime.redis);
  if (left) await cancelPending.rest(context, left);
  await waitUntilPassed(context, lastFireAt);
  return schedule;
}

/**
 * The part of an edit that is a transaction's. After its commit wake the workers, call `cancelPending.rest` with `left`, and answer no
 * sooner than `lastFireAt` has passed.
 *
 * @returns `lastFireAt` is the last fire time that is settled, epoch ms; null = none ever
 * @throws ServiceError `invalid`, `not_found`, `precondition_failed`
 */
export async function editWithin(
  context: ServiceContext,
  repositories: Repositories,
  id: string,
  edit: Edit,
  options: EditOptions,
): Promise<{ lastFireAt: number | null; left: PendingLeft | null; schedule: Schedule }> {
  const locked = await lockSchedule(repositories, id, options.expected);
  const changed = await changedDefinition(context, repositories, locked, edit);
  const lastFireAt = changed
    ? await applyChange(context, repositories, locked, changed, options)
    : locked.cursor.lastFireAt;
  const left = options.cancelPending ? await cancelPending.first(repositories, locked.schedule) : null;
  return { lastFireAt, left, schedule: toSchedule((await repositories.schedules.findOverview(id))!) };
}

/** The definition that the edit makes; null when it changes nothing. */
async function changedDefinition(
  context: ServiceContext,
  repositories: Repositories,
  locked: LockedSchedule,
  edit: Edit,
): Promise<ScheduleDefinition | null> {
  const { nowMs, schedule } = locked;
  const stored = toDefinition(schedule);
  const current = currentSettings(schedule, nowMs);
  const edited = await edit({ current, locked, repositories });
  const settings = checkSettings(context, edited.settings, edited.touched);
  if (isDeepStrictEqual(settings, current)) return null;
  if (settings.pausedUntil !== stored.pausedUntil) checkPauseEnd(settings.pausedUntil, nowMs, 'pausedUntil');
  const sameAgent = settings.agentId === current.agentId;
  return {
    ...settings,
    agentRef: sameAgent ? stored.agentRef : await repositories.agents.ensure(settings.agentId),
  };
}

/** Settles, then writes. Returns the last fire time that is settled. */
async function applyChange(
  { actor, runtime }: ServiceContext,
  repositories: Repositories,
  locked: LockedSchedule,
  definition: ScheduleDefinition,
  { runsMissed }: EditOptions,
): Promise<number | null> {
  const { cursor, nowMs, schedule } = locked;
  const { id } = schedule;
  const version = schedule.version + 1;
  const at = { lastFireAt: cursor.lastFireAt, nowMs };
  const before = silenceOf(toDefinition(schedule), at);
  const after = silenceOf(definition, at);
  await repositories.schedules.update({ changedBy: actorName(actor), definition, id, version });
  if (before || after)
    return changeSilence(repositories, locked, { after, before, definition, runsMissed, version });
  const lastFireAt = await settleDue(repositories, runtime.database.history, locked);
  const nextFireAt = nextFireAfter({ id, ...definition }, Math.max(nowMs, lastFireAt ?? 0));
  await repositories.cursors.move(id, { lastFireAt, nextFireAt, silentFrom: null, version });
  return lastFireAt;
}
