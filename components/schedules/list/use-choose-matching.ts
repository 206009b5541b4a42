'use client';

import { readMatching } from '@/app/schedules/actions';
import { expectOk } from '@/components/live/expect-ok';
import { toast } from '@/components/ui/toast-store';
import { type ListPlace, placeQuery } from './list-place';
import type { Chosen, Selection } from './use-selection';
import type { RunTask } from './use-task';

/** Chooses all that the filters leave, on whatever page they are; when it is stopped, those that it has come to. */
export function useChooseMatching(
  place: ListPlace,
  { choose, runTask }: { choose: (selection: Selection) => void; runTask: RunTask },
): () => Promise<void> {
  return async () => {
    try {
      const found = await runTask({ doing: 'Selecting', of: null }, async ({ onProgress, signal }) => {
        const all = new Map<string, Chosen>();
        let cursor: string | null = null;
        do {
          // By creation, so that what fires meanwhile changes no place.
          const query = placeQuery({ ...place, cursor, sort: '-createdAt' });
          const page = expectOk(await readMatching(query));
          for (const one of page.data) all.set(one.id, one);
          onProgress(all.size);
          cursor = page.nextCursor;
        } while (cursor !== null && !signal.aborted);
        return all;
      });
      choose(found);
    } catch (error) {
      toast(`Those that match couldn’t be selected: ${(error as Error).message}`, { tone: 'danger' });
    }
  };
}
