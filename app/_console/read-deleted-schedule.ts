import { cache } from 'react';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { ServiceError } from '@/lib/services/errors';
import { getDeletedSchedule } from '@/lib/services/schedules/get-deleted';
import { consoleContext } from './console-context';
import { readSchedule } from './read-schedule';

/**
 * The schedule, when it is deleted and can be brought back; null when it is there. Once for a request.
 *
 * @throws ServiceError `not_found`
 */
export const readDeletedSchedule = cache(async (id: string): Promise<Schedule | null> => {
  try {
    await readSchedule(id);
    return null;
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'not_found') throw error;
    return getDeletedSchedule(consoleContext(), id);
  }
});
