import { isDatabaseUnavailable } from '@/lib/repositories/database-errors';
import { type Repositories, repositoriesOf } from '@/lib/repositories/repositories';
import type { ServiceContext } from './context';
import { ServiceError } from './errors';

/** Longer than the database's own limits, which it backs when the connection itself is dead. */
const DEADLINE_MS = 8_000;

/**
 * Reads within the context's workspace.
 *
 * @throws ServiceError `unavailable` when the database is gone or doesn't answer in time
 */
export function read<T>(
  { runtime, workspaceId }: ServiceContext,
  work: (repositories: Repositories) => Promise<T>,
): Promise<T> {
  return bounded(() => work(repositoriesOf(runtime.database.db, workspaceId)));
}

/**
 * One transaction within the context's workspace; an error thrown by `work` rolls it back.
 *
 * @throws ServiceError `unavailable` as `read` does; then it is unknown whether it was committed
 */
export function transact<T>(
  { runtime, workspaceId }: ServiceContext,
  work: (repositories: Repositories) => Promise<T>,
): Promise<T> {
  return bounded(() => runtime.database.transaction((tx) => work(repositoriesOf(tx, workspaceId))));
}

async function bounded<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable(`no answer within ${DEADLINE_MS} ms`)), DEADLINE_MS);
  });
  try {
    return await Promise.race([work(), deadline]);
  } catch (error) {
    throw isDatabaseUnavailable(error) ? unavailable(error) : error;
  } finally {
    clearTimeout(timer);
  }
}

const unavailable = (cause: unknown) =>
  new ServiceError('unavailable', 'The database can not be reached or is too busy', { cause });
