import type { ServiceContext } from '../../context';
import { checkPauseEnd } from '../check-pause-end';
import { checkSettings } from '../check-settings';
import { completeRetryPolicy } from '../default-retry-policy';
import type { FileItem } from './read-items';
import type { CreateStep } from './step';

/**
 * A schedule that isn't there yet.
 *
 * @param id that it gets; null: one of its own
 * @throws ServiceError `invalid`, also for a masked header, since there is no value to keep
 */
export function planCreate(
  context: ServiceContext,
  { index, item }: FileItem,
  { id, nowMs }: { id: string | null; nowMs: number },
): CreateStep {
  const { headers, id: _, ...fields } = item;
  const retryPolicy = completeRetryPolicy(context, item.retryPolicy);
  const given = { ...fields, headers: withoutNull(headers ?? {}), retryPolicy };
  const settings = checkSettings(context, given, Object.keys(given));
  checkPauseEnd(settings.pausedUntil, nowMs, 'pausedUntil');
  return { id, index, kind: 'create', name: item.name, settings };
}

const withoutNull = (headers: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null));
