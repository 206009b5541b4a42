import type { BulkOperation } from '@/lib/contracts/bulk';
import { isDatabaseUnavailable } from '@/lib/repositories/database-errors';
import type { Repositories } from '@/lib/repositories/repositories';
import type { ServiceContext } from '../../context';
import { transact } from '../../unit-of-work';
import type { PendingLeft } from '../cancel-pending';
import { deleteWithin } from '../delete';
import { editWithin } from '../edit';
import { pauseUntil } from '../pause';
import { resume } from '../resume';
import { triggerWithin } from '../trigger';
import { type BulkOutcome, failed } from './outcome';

/** Few, so that their locks are held for a moment only. */
export const CHANGED_AT_ONCE = 10;

/** An operation on a schedule that is there. */
export type Change = Exclude<BulkOperation, { action: 'create' }>;

/** What is left to do for a change when its transaction has ended. */
export interface Changed {
  outcome: BulkOutcome;
  /** The answer waits until the database's clock has passed it, epoch ms. */
  lastFireAt: number | null;
  /** Executions of a deleted schedule that a worker had locked. */
  left: number;
  /** Runs that a pause was to cancel and that a worker had locked. */
  pending?: PendingLeft | null;
}

/**
 * Changes schedules one by one in one transaction; one that fails leaves no trace and is reported in its place.
 *
 * @param changes in the order of their ids, in which several transactions can lock them without dead-locking
 * @throws ServiceError `unavailable`; then nothing was done
 */
export function changeEach(context: ServiceContext, changes: readonly Change[]): Promise<Changed[]> {
  return transact(context, async (repositories) => {
    const changed: Changed[] = [];
    for (const change of changes) changed.push(await changeOne(context, repositories, change));
    return changed;
  });
}

async function changeOne(
  context: ServiceContext,
  repositories: Repositories,
  change: Change,
): Promise<Changed> {
  try {
    return await repositories.savepoint((inner) => apply(context, inner, change));
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error;
    return { lastFireAt: null, left: 0, outcome: failed(context, error, change.id) };
  }
}

async function apply(context: ServiceContext, repositories: Repositories, change: Change): Promise<Changed> {
  const { action, id } = change;
  if (action === 'trigger') {
    const execution = await triggerWithin(repositories, id, change);
    return { lastFireAt: null, left: 0, outcome: { action, execution } };
  }
  const expected = change.version === undefined ? undefined : [change.version];
  if (action === 'delete') {
    return { ...(await deleteWithin(repositories, id, expected)), outcome: { action, id } };
  }
  const [edit, options] =
    change.action === 'resume'
      ? [resume, { runsMissed: change.catchUp }]
      : [pauseUntil(change.until), { cancelPending: change.cancelPending }];
  const done = await editWithin(context, repositories, id, edit, { ...options, expected });
  return {
    lastFireAt: done.lastFireAt,
    left: 0,
    outcome: { action, schedule: done.schedule },
    pending: done.left,
  };
}
