import { isUnknownZone } from '@/lib/repositories/database-errors';
import { invalid } from '../errors';

/**
 * Days and hours of a zone are cut by the database, which may know fewer zones than this process.
 *
 * @throws ServiceError `invalid` in place of the database's error
 */
export async function refuseUnknownZone<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isUnknownZone(error)) throw error;
    throw invalid([
      { path: 'timezone', message: 'The database does not know this time zone; use another name of it' },
    ]);
  }
}
