'use client';

import { usePathname } from 'next/navigation';
import { useCallback } from 'react';
import { useUrlPlace } from '@/components/shell/use-url-place';
import { type ListPlace, placeHref, placeParsers } from './list-place';

/** The place in the list that the URL names; whatever else is asked for begins at the first page. */
export function useListPlace() {
  const path = usePathname();
  // Not through the router: the table fetches by itself, and the server need not paint for each keystroke.
  const [place, setPlace] = useUrlPlace(placeParsers);
  const change = useCallback(
    (next: Partial<ListPlace>) => {
      setPlace({ ...next, cursor: null });
    },
    [setPlace],
  );
  const setSearch = useCallback((q: string) => change({ q }), [change]);
  const cursorHref = (cursor: string | null): string => placeHref(path, { ...place, cursor });
  return { place, change, setSearch, cursorHref };
}
