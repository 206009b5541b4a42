import { isDatabaseGone, isDatabaseUnavailable } from '@/lib/repositories/database-errors';
import { type Repositories, repositoriesOf } from '@/lib/repositories/repositories';
import type { ServiceContext } from './context';
import { ServiceError } from './errors';
import { once } from './idempotency';
import type { Runtime } from './runtime';

/**
 * Reads within the context's workspace.
 *
 * @throws ServiceError `unavailable` when the database is gone or doesn't answer in time
 */
export function read<T>(
  { runtime, workspaceId }: ServiceContext,
  work: (repositories: Repositories) => Promise<T>,
  deadlineMs = runtime.databaseDeadlineMs,
): Promise<T> {
  return bounded(runtime, deadlineMs, () => work(repositoriesOf(runtime.database.db, workspaceId)));
}

/**
 * One transaction within the context's workspace; an error thrown by `work` rolls it back. In a request with an Idempotency-Key it is
 * made once: a repeated request is given what `work` returned the first time, so return as JSON what the answer is made of.
 *
 * @throws ServiceError `unavailable` as `read` does; then nothing was written, unless only the answer to the commit was lost
 */
export async function transact<T>(
  { idempotency, runtime, workspaceId }: ServiceContext,
  work: (repositories: Repositories) => Promise<T>,
): Promise<T> {
  // Counted before anything is waited for: several may be under way at once.
  const nth = idempotency ? ++idempotency.transactions : 0;
  const result = await bounded(runtime, runtime.databaseDeadlineMs, (checkTime) =>
    runtime.database.transaction(async (tx) => {
      // A database that was frozen may come to this long after the caller was told that it failed.
      checkTime();
      const repositories = repositoriesOf(tx, workspaceId);
      const run = () => work(repositories);
      const result = await (idempotency ? once(idempotency, nth, repositories.idempotencyKeys, run) : run());
      checkTime();
      return result;
    }),
  );
  runtime.changes.changed();
  return result;
}

async function bounded<T>(
  { databaseOutage }: Pick<Runtime, 'databaseOutage'>,
  deadlineMs: number,
  work: (checkTime: () => void) => Promise<T>,
): Promise<T> {
  const tooLate = unavailable(`no answer within ${deadlineMs} ms`);
  let isLate = false;
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = true;
      reject(tooLate);
    }, deadlineMs);
  });
  const checkTime = () => {
    if (isLate) throw tooLate;
  };
  try {
    const result = await Promise.race([work(checkTime), deadline]);
    databaseOutage.answered();
    return result;
  } catch (error) {
    if (error === tooLate || isDatabaseGone(error)) databaseOutage.failed(error);
    throw isDatabaseUnavailable(error) ? unavailable(error) : error;
  } finally {
    clearTimeout(timer);
  }
}

const unavailable = (cause: unknown) =>
  new ServiceError('unavailable', 'The database can not be reached or is too busy', { cause });
