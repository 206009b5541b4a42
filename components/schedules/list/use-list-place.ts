'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import type { ListPlace } from '../schedule-queries';

/** The place in the list that the URL names; a search begins at the first page. */
export function useListPlace() {
  const path = usePathname();
  const params = useSearchParams();
  const place: ListPlace = { search: params.get('q') ?? '', cursor: params.get('cursor') };

  const setSearch = useCallback(
    (search: string) => {
      // Not through the router: the table fetches by itself, and the server need not paint for each keystroke.
      window.history.replaceState(null, '', path + (search === '' ? '' : `?q=${encodeURIComponent(search)}`));
    },
    [path],
  );

  const cursorHref = (cursor: string | null): string => {
    const next = new URLSearchParams();
    if (place.search !== '') next.set('q', place.search);
    if (cursor !== null) next.set('cursor', cursor);
    const query = next.toString();
    return query === '' ? path : `${path}?${query}`;
  };
  return { place, setSearch, cursorHref };
}
