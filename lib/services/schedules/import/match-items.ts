import type { ImportResult } from '@/lib/contracts/schedule-import';
import { invalid } from '../../errors';
import type { ItemErrors } from './item-errors';
import type { FileItem } from './read-items';

export type Match = ImportResult['match'];

/**
 * What tells which stored schedule an item is: what was asked for, else ids when all items have one, names when none has.
 *
 * @throws ServiceError `invalid` when only some have one
 */
export function matchOf(items: readonly FileItem[], wanted: Match | undefined): Match {
  if (wanted !== undefined) return wanted;
  const withId = items.filter(({ item }) => item.id !== undefined).length;
  if (withId === 0 && items.length > 0) return 'name';
  if (withId === items.length) return 'id';
  const message = 'Some of the schedules have an id and some have none: say match=id or match=name';
  throw invalid([{ path: 'match', message }]);
}

/** The key of an item under a match. */
export const keyOf = ({ item }: FileItem, match: Match): string | undefined =>
  match === 'id' ? item.id?.toLowerCase() : item.name;

/** Adds an error for each item that has no key, and for each whose key another one has before it. */
export function checkKeys(items: readonly FileItem[], match: Match, errors: ItemErrors): void {
  const seen = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item, match);
    if (key === undefined) {
      errors.add(item.index, [{ path: 'id', message: 'An id is required to match by it' }]);
      continue;
    }
    const first = seen.get(key);
    if (first === undefined) seen.set(key, item.index);
    else
      errors.add(item.index, [
        { path: match, message: `Schedule ${first} of the file has this ${match}, too` },
      ]);
  }
}
