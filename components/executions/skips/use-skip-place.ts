'use client';

import { usePathname } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { type SkipPlace, skipPlaceHref, skipPlaceParsers } from './skip-place';

/** The place in the list of skips that the URL names; whatever else is asked for begins at the latest. */
export function useSkipPlace() {
  const path = usePathname();
  const [place, setPlace] = useQueryStates(skipPlaceParsers, { history: 'replace', shallow: true });
  const change = (next: Partial<SkipPlace>) => {
    void setPlace({ ...next, cursor: null });
  };
  const cursorHref = (cursor: string | null): string => skipPlaceHref(path, { ...place, cursor });
  return { change, cursorHref, place };
}
