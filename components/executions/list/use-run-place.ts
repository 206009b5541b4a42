'use client';

import { usePathname } from 'next/navigation';
import { useCallback } from 'react';
import { useUrlPlace } from '@/components/shell/use-url-place';
import { type RunPlace, runPlaceHref, runPlaceParsers } from './run-place';

/** The place in the list that the URL names; whatever else is asked for begins at the newest. */
export function useRunPlace() {
  const path = usePathname();
  // Not through the router: the table fetches by itself, and the server need not paint for each keystroke.
  const [place, setPlace] = useUrlPlace(runPlaceParsers);
  const change = useCallback(
    (next: Partial<RunPlace>) => {
      setPlace({ ...next, cursor: null });
    },
    [setPlace],
  );
  const setSearch = useCallback((q: string) => change({ q }), [change]);
  const cursorHref = (cursor: string | null): string => runPlaceHref(path, { ...place, cursor });
  return { place, change, setSearch, cursorHref };
}
