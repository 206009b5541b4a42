import type { HeadersPatch } from '@/lib/contracts/headers';
import type { SchedulePatch } from '@/lib/contracts/schedule';
import { changesOf } from '@/lib/domain/definition-changes';
import { isSensitiveHeader } from '@/lib/domain/sensitive-headers';
import type { ScheduleRecord } from '@/lib/repositories/schedule-columns';
import type { ServiceContext } from '../../context';
import { checkPauseEnd } from '../check-pause-end';
import { checkSettings } from '../check-settings';
import { completeRetryPolicy } from '../default-retry-policy';
import { currentSettings, patchedSettings } from '../patched-settings';
import type { FileItem } from './read-items';
import type { Step } from './step';

/**
 * A schedule that is there: what the file says of it becomes a patch, or nothing when it is like that already.
 *
 * @throws ServiceError `invalid`
 */
export function planUpdate(
  context: ServiceContext,
  fileItem: FileItem,
  { nowMs, record }: { nowMs: number; record: ScheduleRecord },
): Step {
  const { id, version } = record;
  const current = currentSettings(record, nowMs);
  const patch = toPatch(context, fileItem, current.headers);
  const merged = patchedSettings(context, record, patch, nowMs);
  const settings = checkSettings(context, merged, Object.keys(patch));
  if (settings.pausedUntil !== current.pausedUntil) checkPauseEnd(settings.pausedUntil, nowMs, 'pausedUntil');
  const { index, item } = fileItem;
  const changes = changesOf(current, settings);
  if (changes.length === 0) return { id, index, kind: 'keep', name: item.name };
  return { changes, id, index, kind: 'update', name: item.name, patch, version };
}

/** The fields that the file has, `headers` and `retryPolicy` as a whole. */
function toPatch(
  context: ServiceContext,
  { given, item }: FileItem,
  storedHeaders: Readonly<Record<string, string>>,
): SchedulePatch {
  const { headers, id, retryPolicy, ...fields } = item;
  const patch: SchedulePatch = Object.fromEntries(
    Object.entries(fields).filter(([key]) => given.includes(key as keyof typeof item)),
  );
  if (headers) patch.headers = replacing(storedHeaders, headers);
  if (given.includes('retryPolicy')) patch.retryPolicy = completeRetryPolicy(context, retryPolicy);
  return patch;
}

/** A patch after which nothing is left of the stored headers but what is given, and secrets. */
function replacing(stored: Readonly<Record<string, string>>, given: HeadersPatch): HeadersPatch {
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const gone = Object.keys(stored).filter(
    (name) => !names.has(name.toLowerCase()) && !isSensitiveHeader(name),
  );
  return { ...Object.fromEntries(gone.map((name) => [name, null])), ...given };
}
