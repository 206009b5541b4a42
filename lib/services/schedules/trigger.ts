import { createHash, randomUUID } from 'node:crypto';
import type { Execution } from '@/lib/contracts/execution';
import { type TriggerScheduleInput, triggerScheduleSchema } from '@/lib/contracts/execution';
import { executionId } from '@/lib/domain/ids';
import type { Repositories } from '@/lib/repositories/repositories';
import type { ServiceContext } from '../context';
import { invalid, notFound, ServiceError } from '../errors';
import { toExecution } from '../executions/execution-view';
import { parseInput } from '../parse-input';
import { transact } from '../unit-of-work';

const KEY_LENGTH_LIMIT = 255;

/**
 * Runs a schedule now, paused or not: an execution of its newest version that any worker claims. The same key within 24 h answers
 * the same execution.
 *
 * @throws ServiceError `invalid`, `not_found`; `conflict` when the key was sent with another body
 */
export async function triggerSchedule(
  context: ServiceContext,
  id: string,
  input: TriggerScheduleInput = {},
  options: { idempotencyKey?: string } = {},
): Promise<Execution> {
  const overrides = parseInput(triggerScheduleSchema, input);
  const key = options.idempotencyKey && checkKey(options.idempotencyKey);
  return transact(context, async (repositories) => {
    const { cursors, executions, schedules } = repositories;
    // A deletion after this waits for the run and cancels it; one before it is seen by the look-up.
    const schedule = (await cursors.lockAgainstEdits(id)) ? await schedules.find(id) : null;
    if (!schedule) throw notFound('schedule');
    const requestedAt = key
      ? await keyedRequestTime(repositories, { id, key, overrides })
      : Math.floor(await cursors.nowMs());
    const runKey = `manual:${key || randomUUID()}`;
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
}

/** When the request of this key was first made, epoch ms: the stored time, so that a repeated one has the same id. */
async function keyedRequestTime(
  { idempotencyKeys }: Repositories,
  request: { id: string; key: string; overrides: TriggerScheduleInput },
): Promise<number> {
  const requestHash = createHash('sha256').update(JSON.stringify(request.overrides)).digest('hex');
  const operation = `POST /api/schedules/${request.id}/trigger`;
  const first = await idempotencyKeys.claim({ key: request.key, operation, requestHash });
  if (first.requestHash !== requestHash) {
    throw new ServiceError('conflict', 'The Idempotency-Key was sent before with another body');
  }
  return first.createdAtMs;
}

function checkKey(key: string): string {
  if (key.length <= KEY_LENGTH_LIMIT && /^[\x20-\x7e]+$/.test(key)) return key;
  const message = `Idempotency-Key must be 1 to ${KEY_LENGTH_LIMIT} printable ASCII characters`;
  throw invalid([{ path: 'Idempotency-Key', message }]);
}
