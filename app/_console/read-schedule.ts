import { cache } from 'react';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { getSchedule } from '@/lib/services/schedules/get';
import { consoleContext } from './console-context';

/** Once for a request: a page and its title read the same. */
export const readSchedule = cache((id: string): Promise<Schedule> => getSchedule(consoleContext(), id));
