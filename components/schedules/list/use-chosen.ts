'use client';

import { useState } from 'react';
import type { SchedulePage } from '../schedule-queries';
import type { ListPlace } from './list-place';
import { useBulk } from './use-bulk';
import { useChooseMatching } from './use-choose-matching';
import { useExport } from './use-export';
import { useSelection } from './use-selection';
import { useTask } from './use-task';

/** What is chosen of the list, and what can be done to all of it. */
export function useChosen(page: SchedulePage, place: ListPlace) {
  const { selection, choose, ...chosen } = useSelection(page.data);
  const { runTask, ...task } = useTask();
  const [isSelecting, setSelecting] = useState(false);
  const bulk = useBulk({ onDone: choose, runTask });
  const files = useExport(runTask);
  const chooseMatching = useChooseMatching(place, { choose, runTask });
  const hasMore = page.nextCursor !== null || place.cursor !== null;
  return {
    ...chosen,
    ...task,
    bulk,
    /** undefined: the page has all that match, or they are chosen. */
    chooseMatching: hasMore && selection.size <= page.data.length ? chooseMatching : undefined,
    files,
    isSelecting,
    selection,
    setSelecting: (isOn: boolean) => {
      setSelecting(isOn);
      if (!isOn) chosen.clear();
    },
  };
}
