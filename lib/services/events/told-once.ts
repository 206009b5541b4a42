import type { ChangeEntry } from './event-view';

/**
 * A filter that lets entries through unless the call before had them already, the same to the letter: a reading may give again what the
 * one before it gave, while a long transaction is under way.
 */
export function toldOnce(): (entries: readonly ChangeEntry[]) => ChangeEntry[] {
  let told = new Map<string, string>();
  return (entries) => {
    const before = told;
    told = new Map(entries.map(({ id, json }) => [id, json]));
    return entries.filter(({ id, json }) => before.get(id) !== json);
  };
}
