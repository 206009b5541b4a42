import { isDatabaseUnavailable } from '@/lib/repositories/database-errors';
import type { ServiceContext } from '../../context';
import { transact } from '../../unit-of-work';
import { failureOf } from '../bulk/outcome';
import { editWithin } from '../edit';
import { editBy } from '../update';
import type { UpdateStep } from './step';

/**
 * Edits schedules one by one in one transaction; one that fails leaves no trace.
 *
 * @returns `errors` in the order of the steps, null for what went well; `lastFireAt`: the answer waits until the database's clock has
 * passed it, epoch ms
 * @throws ServiceError `unavailable`; then nothing was done
 */
export function updateEach(
  context: ServiceContext,
  steps: readonly UpdateStep[],
): Promise<{ errors: (string | null)[]; lastFireAt: number | null }> {
  return transact(context, async (repositories) => {
    const errors = new Map<UpdateStep, string>();
    let settledAt: number | null = null;
    // In one order for all, so that two imports at once can't dead-lock.
    for (const step of steps.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      try {
        const { lastFireAt } = await repositories.savepoint((inner) =>
          editWithin(context, inner, step.id, editBy(context, step.patch), { expected: [step.version] }),
        );
        if (lastFireAt !== null) settledAt = Math.max(settledAt ?? 0, lastFireAt);
      } catch (error) {
        if (isDatabaseUnavailable(error)) throw error;
        errors.set(step, failureOf(context, error).message);
      }
    }
    return { errors: steps.map((step) => errors.get(step) ?? null), lastFireAt: settledAt };
  });
}
