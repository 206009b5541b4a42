'use client';

import { usePathname } from 'next/navigation';
import { useUrlPlace } from '@/components/shell/use-url-place';
import { type SkipPlace, skipPlaceHref, skipPlaceParsers } from './skip-place';

/** The place in the list of skips that the URL names; whatever else is asked for begins at the latest. */
export function useSkipPlace() {
  const path = usePathname();
  const [place, setPlace] = useUrlPlace(skipPlaceParsers);
  const change = (next: Partial<SkipPlace>) => {
    setPlace({ ...next, cursor: null });
  };
  const cursorHref = (cursor: string | null): string => skipPlaceHref(path, { ...place, cursor });
  return { change, cursorHref, place };
}
