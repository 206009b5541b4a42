'use client';

import { usePathname } from 'next/navigation';
import { useCallback } from 'react';
import { useUrlPlace } from '@/components/shell/use-url-place';
import {
  ALL_HISTORY,
  type HeatCut,
  type HistoryPlace,
  scheduleParsers,
  schedulePlaceHref,
  type TrendWindow,
} from './schedule-place';

/** Where the list begins, for links that lead to it. */
const LIST = '#executions';

/** The place on the page that the URL names; whatever else is asked of the list begins at the newest. */
export function useSchedulePlace() {
  const path = usePathname();
  // Not through the router: each part reads by itself what it needs.
  const [place, setPlace] = useUrlPlace(scheduleParsers);
  const changeHistory = useCallback(
    (change: Partial<HistoryPlace>) => setPlace({ ...change, before: '', cursor: null }),
    [setPlace],
  );
  const setCut = useCallback((by: HeatCut) => setPlace({ by }), [setPlace]);
  const setWindow = useCallback((last: TrendWindow) => setPlace({ last }), [setPlace]);
  const pageHref = (page: Pick<HistoryPlace, 'before' | 'cursor'>) =>
    `${schedulePlaceHref(path, { ...place, ...page })}${LIST}`;
  const { by, last } = place;
  const spanHref = useCallback(
    (span: Pick<HistoryPlace, 'from' | 'to'>) =>
      `${schedulePlaceHref(path, { ...ALL_HISTORY, by, last, ...span })}${LIST}`,
    [path, by, last],
  );
  return { place, changeHistory, setCut, setWindow, pageHref, spanHref };
}
