import {
  type CreateScheduleInput,
  createScheduleSchema,
  type ScheduleSettings,
} from '@/lib/contracts/schedule';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { publishWakeUp } from '@/lib/coordination/wake-up';
import { newId } from '@/lib/domain/ids';
import type { Repositories } from '@/lib/repositories/repositories';
import { actorName, type ServiceContext } from '../context';
import { parseInput } from '../parse-input';
import { transact } from '../unit-of-work';
import { checkSettings } from './check-settings';
import { completeRetryPolicy } from './default-retry-policy';
import { firstStanding } from './first-standing';
import { toSchedule } from './schedule-view';

/**
 * Makes a schedule: its row, version 1 and its cursor, which fires first after the database's now.
 *
 * @throws ServiceError `invalid` that names every bad field
 */
export async function createSchedule(context: ServiceContext, input: CreateScheduleInput): Promise<Schedule> {
  const settings = newSettings(context, input);
  const schedule = await transact(context, (repositories) => insertSchedule(context, repositories, settings));
  publishWakeUp(context.runtime.redis);
  return schedule;
}

/**
 * What an author wrote of a new schedule, checked and complete.
 *
 * @throws ServiceError `invalid` that names every bad field
 */
export function newSettings(context: ServiceContext, input: unknown): ScheduleSettings {
  const given = parseInput(createScheduleSchema, input);
  const retryPolicy = completeRetryPolicy(context, given.retryPolicy);
  return checkSettings(context, { ...given, retryPolicy }, Object.keys(given));
}

async function insertSchedule(
  { actor }: ServiceContext,
  repositories: Repositories,
  settings: ScheduleSettings,
): Promise<Schedule> {
  const { agents, cursors, schedules, skips } = repositories;
  const id = newId();
  const agentRef = await agents.ensure(settings.agentId);
  const { nextFireAt, pause, silentFrom, skip } = firstStanding(
    settings,
    id,
    Math.floor(await cursors.nowMs()),
  );
  const definition = { ...settings, ...pause, agentRef };
  await schedules.insert({ changedBy: actorName(actor), definition, id });
  await cursors.insert(id, nextFireAt, silentFrom);
  if (skip) await skips.insert(id, 1, skip);
  return toSchedule((await schedules.findOverview(id))!);
}
