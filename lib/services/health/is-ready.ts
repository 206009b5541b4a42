import type { ServiceContext } from '../context';
import { ServiceError } from '../errors';
import { read } from '../unit-of-work';
import { DATABASE_WITHIN_MS } from './check';

/** Whether this process can serve requests: its database answers. */
export async function isReady(context: ServiceContext): Promise<boolean> {
  try {
    await read(context, ({ cursors }) => cursors.nowMs(), DATABASE_WITHIN_MS);
    return true;
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'unavailable') return false;
    throw error;
  }
}
