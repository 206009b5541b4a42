import type { Imported } from '@/lib/contracts/schedule-import';
import { publishWakeUp } from '@/lib/coordination/wake-up';
import { newId } from '@/lib/domain/ids';
import { chunks } from '../../chunks';
import type { ServiceContext } from '../../context';
import { ServiceError } from '../../errors';
import { CHANGED_AT_ONCE } from '../bulk/change-each';
import { CREATED_AT_ONCE, createMany, ensureAgents } from '../bulk/create-many';
import { waitUntilPassed } from '../wait-until-passed';
import type { CreateStep, Step, UpdateStep } from './step';
import { updateEach } from './update-each';

/**
 * Does what was planned, each item by itself: one that fails, such as a schedule that somebody edits at the same time, keeps no other
 * back. Once the database is gone no more are tried, so that the transactions of a repeated request have the same order.
 */
export async function applyImport(context: ServiceContext, steps: readonly Step[]): Promise<Imported[]> {
  const results = new Map<Step, Imported>();
  let settledAt: number | null = null;
  let gone: string | null = null;
  await inChunks(steps.filter(isCreate), CREATED_AT_ONCE, (chunk) => createEach(context, chunk));
  await inChunks(steps.filter(isUpdate), CHANGED_AT_ONCE, async (chunk) => {
    const { errors, lastFireAt } = await updateEach(context, chunk);
    if (lastFireAt !== null) settledAt = Math.max(settledAt ?? 0, lastFireAt);
    return chunk.map((step, nth) => withError(step, errors[nth]!));
  });
  publishWakeUp(context.runtime.redis);
  await waitUntilPassed(context, settledAt);
  return steps.map((step) => results.get(step) ?? toImported(step));

  async function inChunks<Some extends Step>(
    some: readonly Some[],
    size: number,
    write: (chunk: readonly Some[]) => Promise<Imported[]>,
  ): Promise<void> {
    for (const chunk of chunks(some, size)) {
      try {
        const done: Imported[] =
          gone === null ? await write(chunk) : chunk.map((step) => withError(step, `Not tried: ${gone}`));
        for (const [nth, step] of chunk.entries()) results.set(step, done[nth]!);
      } catch (error) {
        if (!(error instanceof ServiceError) || error.code !== 'unavailable') throw error;
        gone = error.message;
        for (const step of chunk) results.set(step, withError(step, error.message));
      }
    }
  }
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

const isCreate = (step: Step): step is CreateStep => step.kind === 'create';
const isUpdate = (step: Step): step is UpdateStep => step.kind === 'update';

async function createEach(context: ServiceContext, steps: readonly CreateStep[]): Promise<Imported[]> {
  const creations = steps.map(({ id, settings }) => ({ id: id ?? newId(), settings }));
  const outcomes = await createMany(context, creations, await ensureAgents(context, creations));
  return outcomes.map((outcome, nth) => {
    if (outcome.action === 'none') return withError(steps[nth]!, outcome.failure.message);
    // Not the one that was made up for this request: one that is repeated by its key has made nothing.
    const id = outcome.action === 'create' ? outcome.schedule.id : creations[nth]!.id;
    return { ...toImported(steps[nth]!), id };
  });
}

/** @param error null: it went well */
const withError = (step: Step, error: string | null): Imported =>
  error === null ? toImported(step) : { ...toImported(step), action: 'failed', error };
