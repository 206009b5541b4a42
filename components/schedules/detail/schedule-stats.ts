import { fetchJson } from '@/components/live/fetch-json';
import type { Stats, StatsQuery } from '@/lib/contracts/stats';
import type { HeatCut, TrendWindow } from './schedule-place';

const DAY_MS = 86_400_000;
export const HEAT_WEEKS = 26;

/** As text, for the API as for the service. */
export type StatsQueryText = Pick<StatsQuery, 'bucket'> & {
  from: string;
  scheduleId: string;
  timezone: string;
};

interface TrendForm {
  days: number;
  bucket: '1d' | '1h' | '5m';
  bucketMs: number;
  /** As in `last 24 h`, and of a bucket as in `by 5 min`. */
  words: string;
  bucketWords: string;
}

export const TREND_FORMS: Readonly<Record<TrendWindow, TrendForm>> = {
  '24h': { bucket: '5m', bucketMs: 300_000, bucketWords: '5 min', days: 1, words: '24 h' },
  '7d': { bucket: '1h', bucketMs: 3_600_000, bucketWords: 'hour', days: 7, words: '7 d' },
  '30d': { bucket: '1d', bucketMs: DAY_MS, bucketWords: 'day', days: 30, words: '30 d' },
};

const since = (nowMs: number, days: number): string => new Date(nowMs - days * DAY_MS).toISOString();

/** What is asked for the heat map: the weeks that it shows, the first day of them whole. */
export const heatQuery = (scheduleId: string, cut: HeatCut, zone: string, nowMs: number): StatsQueryText => ({
  bucket: cut === 'day' ? '1d' : 'weekhour',
  from: since(nowMs, 7 * HEAT_WEEKS + 1),
  scheduleId,
  timezone: zone,
});

export const trendQuery = (
  scheduleId: string,
  window: TrendWindow,
  zone: string,
  nowMs: number,
): StatsQueryText => ({
  bucket: TREND_FORMS[window].bucket,
  from: since(nowMs, TREND_FORMS[window].days),
  scheduleId,
  timezone: zone,
});

/** @throws ApiError, or what fetch throws */
export const fetchStats = (query: StatsQueryText, signal: AbortSignal): Promise<Stats> =>
  fetchJson(`/api/stats?${new URLSearchParams(query)}`, signal);
