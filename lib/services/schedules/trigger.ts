import { randomUUID } from 'node:crypto';
import type { Execution } from '@/lib/contracts/execution';
import { type TriggerScheduleInput, triggerScheduleSchema } from '@/lib/contracts/execution';
import { publishWakeUp } from '@/lib/coordination/wake-up';
import { executionId } from '@/lib/domain/ids';
import type { ServiceContext } from '../context';
import { notFound } from '../errors';
import { toExecution } from '../executions/execution-view';
import { claimKey } from '../idempotency';
import { parseInput } from '../parse-input';
import { transact } from '../unit-of-work';

/**
 * Runs a schedule now, paused or not: an execution of its newest version that any worker claims. The same key within 24 h answers
 * the same execution.
 *
 * @throws ServiceError `not_found`; `invalid`, also when the key was sent before with another body
 */
export async function triggerSchedule(
  context: ServiceContext,
  id: string,
  input: TriggerScheduleInput = {},
  options: { idempotencyKey?: string } = {},
): Promise<Execution> {
  const overrides = parseInput(triggerScheduleSchema, input);
  const key = options.idempotencyKey;
  const execution = await transact(context, async (repositories) => {
    const { cursors, executions, idempotencyKeys, schedules } = repositories;
    // A deletion after this waits for the run and cancels it; one before it is seen by the look-up.
    const schedule = (await cursors.lockAgainstEdits(id)) ? await schedules.find(id) : null;
    if (!schedule) throw notFound('schedule');
    // The stored time of a keyed request, so that a repeated one has the same id.
    const requestedAt =
      key === undefined
        ? Math.floor(await cursors.nowMs())
        : (
            await claimKey(idempotencyKeys, {
              input: overrides,
              key,
              operation: `POST /api/schedules/${id}/trigger`,
            })
          ).createdAtMs;
    const runKey = `manual:${key ?? randomUUID()}`;
    const runId = executionId(id, requestedAt, runKey);
    const known = await executions.find(runId);
    if (known) return toExecution(known);
    await executions.insertPending([
      {
        id: runId,
        agentRef: schedule.agentRef,
        fireAt: requestedAt,
        overrides: 'payload' in overrides ? overrides : undefined,
        runKey,
        scheduleId: id,
        trigger: 'manual',
        version: schedule.version,
      },
    ]);
    return toExecution((await executions.find(runId))!);
  });
  publishWakeUp(context.runtime.redis);
  return execution;
}
