'use client';

import { useSearchParams } from 'next/navigation';
import { createLoader, createSerializer, type inferParserType, type ParserMap } from 'nuqs/server';
import { useCallback, useMemo, useState } from 'react';

/**
 * What the URL says of a page, and a change of it that no server hears of: the page fetches by itself. By nuqs' parsers and Next's own
 * history; nuqs' hook, with its queues for what we don't do, weighs as much as the whole of a list's table.
 *
 * @param parsers the same object each time
 */
export function useUrlPlace<Parsers extends ParserMap>(parsers: Parsers) {
  type Place = inferParserType<Parsers>;
  const query = useSearchParams().toString();
  const { load, serialize } = useMemo(
    () => ({ load: createLoader(parsers), serialize: createSerializer(parsers) }),
    [parsers],
  );
  const place = useMemo(() => load(new URLSearchParams(query)) as Place, [load, query]);
  // The router tells of a change in a transition, which is too late for what somebody has just chosen.
  const [ahead, setAhead] = useState<Place | null>(null);
  const [seen, setSeen] = useState(query);
  if (seen !== query) {
    setSeen(query);
    setAhead(null);
  }

  const setPlace = useCallback(
    (next: Partial<Place>) => {
      const { hash, pathname, search } = window.location;
      const changed = { ...(load(new URLSearchParams(search)) as Place), ...next };
      const url = serialize(`${pathname}${search}${hash}`, changed);
      if (url === `${pathname}${search}${hash}`) return;
      setAhead(changed);
      window.history.replaceState(null, '', url);
    },
    [load, serialize],
  );
  return [ahead ?? place, setPlace] as const;
}
