import { randomUUID } from 'node:crypto';
import type { Execution } from '@/lib/contracts/execution';
import { type TriggerScheduleInput, triggerScheduleSchema } from '@/lib/contracts/execution';
import { publishWakeUp } from '@/lib/coordination/wake-up';
import { executionId } from '@/lib/domain/ids';
import type { JsonValue } from '@/lib/domain/schedule-definition';
import type { Repositories } from '@/lib/repositories/repositories';
import type { ServiceContext } from '../context';
import { notFound } from '../errors';
import { toExecution } from '../executions/execution-view';
import { parseInput } from '../parse-input';
import { transact } from '../unit-of-work';
import { type ExpectedVersions, refuseMovedOn } from './lock-schedule';

/**
 * Runs a schedule now, paused or not: an execution of its newest version that any worker claims.
 *
 * @throws ServiceError `invalid`, `not_found`, `precondition_failed`
 */
export async function triggerSchedule(
  context: ServiceContext,
  id: string,
  input: TriggerScheduleInput = {},
  options: { expected?: ExpectedVersions } = {},
): Promise<Execution> {
  const overrides = parseInput(triggerScheduleSchema, input);
  const execution = await transact(context, (repositories) =>
    triggerWithin(repositories, id, overrides, options.expected),
  );
  publishWakeUp(context.runtime.redis);
  return execution;
}

/**
 * The part of a trigger that is a transaction's. Wake the workers after its commit.
 *
 * @throws ServiceError `not_found`, `precondition_failed`
 */
export async function triggerWithin(
  { cursors, executions, schedules }: Repositories,
  id: string,
  overrides: { payload?: JsonValue },
  expected?: ExpectedVersions,
): Promise<Execution> {
  // A deletion after this waits for the run and cancels it; one before it is seen by the look-up.
  const schedule = (await cursors.lockAgainstEdits(id)) ? await schedules.find(id) : null;
  if (!schedule) throw notFound('schedule');
  refuseMovedOn(schedule, expected);
  const requestedAt = Math.floor(await cursors.nowMs());
  const runKey = `manual:${randomUUID()}`;
  const runId = executionId(id, requestedAt, runKey);
  await executions.insertPending([
    {
      id: runId,
      agentRef: schedule.agentRef,
      fireAt: requestedAt,
      overrides: overrides.payload === undefined ? undefined : { payload: overrides.payload },
      runKey,
      scheduleId: id,
      trigger: 'manual',
      version: schedule.version,
    },
  ]);
  return toExecution((await executions.find(runId))!);
}
