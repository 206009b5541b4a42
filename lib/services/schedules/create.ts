import {
  type CreateScheduleInput,
  createScheduleSchema,
  type ScheduleSettings,
} from '@/lib/contracts/schedule';
import { type Schedule, scheduleSchema } from '@/lib/contracts/schedule-view';
import { publishWakeUp } from '@/lib/coordination/wake-up';
import { newId } from '@/lib/domain/ids';
import type { JsonValue } from '@/lib/domain/schedule-definition';
import type { Repositories } from '@/lib/repositories/repositories';
import { actorName, type ServiceContext } from '../context';
import { claimKey } from '../idempotency';
import { parseInput } from '../parse-input';
import { transact } from '../unit-of-work';
import { checkSettings } from './check-settings';
import { completeRetryPolicy } from './default-retry-policy';
import { nextFireAfter } from './next-fire-after';
import { toSchedule } from './schedule-view';

/** What an Idempotency-Key belongs to. */
const OPERATION = 'POST /api/schedules';

/**
 * Makes a schedule: its row, version 1 and its cursor, which fires first after the database's now. The same key within 24 h answers
 * the schedule as it was made.
 *
 * @throws ServiceError `invalid` that names every bad field
 */
export async function createSchedule(
  context: ServiceContext,
  input: CreateScheduleInput,
  { idempotencyKey: key }: { idempotencyKey?: string } = {},
): Promise<Schedule> {
  const given = parseInput(createScheduleSchema, input);
  const retryPolicy = completeRetryPolicy(context, given.retryPolicy);
  const settings = checkSettings(context, { ...given, retryPolicy }, Object.keys(given));
  const schedule = await transact(context, async (repositories) => {
    const { idempotencyKeys } = repositories;
    if (key === undefined) return insertSchedule(context, repositories, settings);
    const request = { input: given, key, operation: OPERATION };
    const { response } = await claimKey(idempotencyKeys, request);
    if (response !== null) return scheduleSchema.parse(response);
    const schedule = await insertSchedule(context, repositories, settings);
    await idempotencyKeys.complete({ ...request, response: schedule as JsonValue });
    return schedule;
  });
  publishWakeUp(context.runtime.redis);
  return schedule;
}

async function insertSchedule(
  { actor }: ServiceContext,
  { agents, cursors, schedules }: Repositories,
  settings: ScheduleSettings,
): Promise<Schedule> {
  const id = newId();
  const definition = { ...settings, agentRef: await agents.ensure(settings.agentId) };
  await schedules.insert({ changedBy: actorName(actor), definition, id });
  const nowMs = Math.floor(await cursors.nowMs());
  await cursors.insert(id, settings.enabled ? nextFireAfter({ id, ...settings }, nowMs) : null);
  return toSchedule((await schedules.findOverview(id))!);
}
