import type { CreateScheduleInput } from '@/lib/contracts/schedule';
import type { ServiceContext } from '../../context';
import { checkSettings } from '../check-settings';
import { completeRetryPolicy } from '../default-retry-policy';
import type { FileItem } from './read-items';
import type { Step } from './step';

/**
 * A schedule that isn't there yet.
 *
 * @param id that it gets; null: one of its own
 * @throws ServiceError `invalid`, also for a masked header, since there is no value to keep
 */
export function planCreate(context: ServiceContext, { index, item }: FileItem, id: string | null): Step {
  const { headers, id: _, ...fields } = item;
  const input = { ...fields, headers: withoutNull(headers ?? {}) };
  const retryPolicy = completeRetryPolicy(context, item.retryPolicy);
  checkSettings(context, { ...input, retryPolicy }, Object.keys(input));
  return { id, index, input: input satisfies CreateScheduleInput, kind: 'create', name: item.name };
}

const withoutNull = (headers: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null));
