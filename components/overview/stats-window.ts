import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import type { StatsQuery } from '@/lib/contracts/stats';

const HOUR_MS = 3_600_000;

/** The spans that the overview tells of. */
export const WINDOWS = ['1h', '24h', '7d'] as const;
export type StatsWindow = (typeof WINDOWS)[number];

interface WindowForm {
  ms: number;
  bucket: '1h' | '5m';
  bucketMs: number;
  /** As in `last 24 h`, and of a bucket as in `per 5 min`. */
  words: string;
  bucketWords: string;
}

export const WINDOW_FORMS: Readonly<Record<StatsWindow, WindowForm>> = {
  '1h': { bucket: '5m', bucketMs: 300_000, bucketWords: '5 min', ms: HOUR_MS, words: '1 h' },
  '24h': { bucket: '5m', bucketMs: 300_000, bucketWords: '5 min', ms: 24 * HOUR_MS, words: '24 h' },
  '7d': { bucket: '1h', bucketMs: HOUR_MS, bucketWords: 'hour', ms: 168 * HOUR_MS, words: '7 d' },
};

/** Which of them the charts show, in the URL. */
export const windowParsers = { last: parseAsStringLiteral(WINDOWS).withDefault('24h') };
export const loadWindow = createLoader(windowParsers);

const AGENTS_SHOWN = '5';

type StatsQueryText = Pick<StatsQuery, 'bucket' | 'groupBy' | 'sort'> & { from: string; limit?: string };

/** What is asked of the statistics: each span as a whole, the chosen one by bucket too, and the agents that fail most in it. */
export function statsQueries(chosen: StatsWindow, nowMs: number) {
  const from = (window: StatsWindow) => new Date(nowMs - WINDOW_FORMS[window].ms).toISOString();
  const spans = WINDOWS.map(
    (window): StatsQueryText => ({
      from: from(window),
      ...(window === chosen ? { bucket: WINDOW_FORMS[window].bucket } : {}),
    }),
  );
  const agents: StatsQueryText = {
    from: from(chosen),
    groupBy: 'agent',
    limit: AGENTS_SHOWN,
    sort: 'failed',
  };
  return { agents, spans };
}
