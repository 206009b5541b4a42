import type { Imported } from '@/lib/contracts/schedule-import';
import type { ServiceContext } from '../../context';
import { ServiceError } from '../../errors';
import { createSchedule } from '../create';
import { patchSchedule } from '../update';
import type { Step } from './step';

/**
 * Does what was planned, each item by itself: one that fails, such as a schedule that somebody edits at the same time, keeps no other
 * back. Once the database is gone no more are tried.
 */
export async function applyImport(context: ServiceContext, steps: readonly Step[]): Promise<Imported[]> {
  const results: Imported[] = [];
  let gone: string | null = null;
  for (const step of steps) {
    const outcome: Outcome = gone === null ? await applyStep(context, step) : failure(step, gone);
    if (outcome.isGone) gone = `Not tried: ${outcome.result.error}`;
    results.push(outcome.result);
  }
  return results;
}

interface Outcome {
  result: Imported;
  isGone: boolean;
}

/** What an import says of a step that is done, or would be. */
export function toImported(step: Step): Imported {
  const { id, index, name } = step;
  const told = { changes: [], error: null, id, index, name };
  switch (step.kind) {
    case 'create':
      return { ...told, action: 'created' };
    case 'keep':
      return { ...told, action: 'unchanged' };
    case 'update':
      return { ...told, action: 'updated', changes: step.changes };
  }
}

async function applyStep(context: ServiceContext, step: Step): Promise<Outcome> {
  try {
    return { isGone: false, result: { ...toImported(step), id: await write(context, step) } };
  } catch (error) {
    if (error instanceof ServiceError) return failure(step, error.message, error.code === 'unavailable');
    context.runtime.logger.error({ err: error, requestId: context.requestId }, 'import of a schedule failed');
    return failure(step, 'A fault of the service; its log has more under the request id');
  }
}

/** Returns the schedule's id. */
async function write(context: ServiceContext, step: Step): Promise<string> {
  if (step.kind === 'keep') return step.id;
  if (step.kind === 'create') {
    return (await createSchedule(context, step.input, { id: step.id ?? undefined })).id;
  }
  await patchSchedule(context, step.id, step.patch, { expected: [step.version] });
  return step.id;
}

const failure = (step: Step, error: string, isGone = false): Outcome => ({
  isGone,
  result: { ...toImported(step), action: 'failed', error },
});
