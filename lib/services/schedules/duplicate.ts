import { z } from 'zod';
import { headersPatchSchema } from '@/lib/contracts/headers';
import type { CreateScheduleInput } from '@/lib/contracts/schedule';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { ServiceContext } from '../context';
import { parseInput } from '../parse-input';
import { createSchedule } from './create';
import { unmaskHeaders } from './unmask-headers';

const withHeadersSchema = z.looseObject({ headers: headersPatchSchema.default({}) });

/**
 * Makes a schedule of what another one was shown to be, changed as its author likes: masked headers get the other's values.
 *
 * @throws ServiceError `invalid`, `not_found` when the other one is gone
 */
export async function duplicateSchedule(
  context: ServiceContext,
  sourceId: string,
  input: CreateScheduleInput,
): Promise<Schedule> {
  const { headers } = parseInput(withHeadersSchema, input);
  const unmasked = await unmaskHeaders(context, sourceId, headers);
  return createSchedule(context, { ...input, headers: unmasked as CreateScheduleInput['headers'] });
}
