'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { ChartSeries } from '@/components/charts/chart-model';
import { TimeChart } from '@/components/charts/time-chart';
import { pollInterval } from '@/components/live/poll';
import { formatDuration } from '@/components/time/format-duration';
import { useNow } from '@/components/time/now';
import { useZone } from '@/components/time/zone-context';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { Stats } from '@/lib/contracts/stats';
import { TREND_WINDOWS, type TrendWindow } from '../schedule-place';
import { fetchStats, TREND_FORMS, trendQuery } from '../schedule-stats';
import { percentilePoints } from './percentile-points';

const MINUTE_MS = 60_000;
const CHART_HEIGHT = 134;
const SERIES: readonly ChartSeries[] = [
  { color: 'accent', key: 'p50', label: 'p50' },
  { color: 'neutral', key: 'p99', label: 'p99' },
];

/** What the server painted, and for which window and zone; no statistics when the database doesn't know the zone. */
export interface TrendReading {
  window: TrendWindow;
  zone: string;
  stats: Stats | undefined;
}

interface TrendsProps {
  scheduleId: string;
  window: TrendWindow;
  painted: TrendReading;
  onWindow: (window: TrendWindow) => void;
}

/** "Does it get slower, or late?" Two charts over the same time. */
export default function Trends({ scheduleId, window, painted, onWindow }: TrendsProps) {
  const { zone } = useZone();
  const nowMs = useNow();
  const isPainted = window === painted.window && zone === painted.zone;
  const { data } = useQuery({
    initialData: isPainted && painted.stats ? { stats: painted.stats, window } : undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => ({
      stats: await fetchStats(trendQuery(scheduleId, window, zone, Date.now()), signal),
      window,
    }),
    queryKey: ['schedule', scheduleId, 'trend', window, zone],
    refetchInterval: pollInterval,
  });
  return (
    <TrendCharts
      stats={data?.stats}
      window={data?.window ?? window}
      chosen={window}
      onWindow={onWindow}
      nowMs={nowMs - (nowMs % MINUTE_MS)}
    />
  );
}

interface TrendChartsProps {
  /** What the switch shows; `window` is what has been read. */
  chosen: TrendWindow;
  window: TrendWindow;
  stats: Stats | undefined;
  onWindow: (window: TrendWindow) => void;
  nowMs: number;
}

/** Nothing is drawn anew each second. */
const TrendCharts = memo(function TrendCharts(props: TrendChartsProps) {
  const { chosen, window, stats, onWindow, nowMs } = props;
  const { bucketMs, bucketWords, days, words } = TREND_FORMS[window];
  const all = stats?.data[0];
  const span = stats
    ? { fromMs: Date.parse(stats.from), toMs: Date.parse(stats.to) }
    : { fromMs: nowMs - days * 24 * 60 * MINUTE_MS, toMs: nowMs };
  const shared = {
    bucketMs,
    empty: `Nothing that ended in the last ${words} is counted yet.`,
    formatValue: formatDuration,
    height: CHART_HEIGHT,
    kind: 'lines' as const,
    nowMs,
    series: SERIES,
    span,
  };
  const buckets = all?.buckets ?? [];
  const figures = (of: { p50: number; p99: number } | null | undefined) =>
    `half within ${formatDuration(of?.p50)}, 99 of 100 within ${formatDuration(of?.p99)}`;
  return (
    <>
      <TimeChart
        {...shared}
        title="How long do runs take?"
        about={`last attempt, by ${bucketWords}`}
        aside={<WindowSwitch value={chosen} onChange={onWindow} />}
        label={`Duration over the last ${words}: ${figures(all?.durationMs)}`}
        points={percentilePoints(buckets, 'durationMs')}
      />
      <TimeChart
        {...shared}
        title="How late do they begin?"
        about="first attempt after due time"
        aside={`p50 ${formatDuration(all?.latenessMs?.p50)} · p99 ${formatDuration(all?.latenessMs?.p99)}`}
        label={`Lateness over the last ${words}: ${figures(all?.latenessMs)}`}
        points={percentilePoints(buckets, 'latenessMs')}
      />
    </>
  );
});

function WindowSwitch({ value, onChange }: { value: TrendWindow; onChange: (value: TrendWindow) => void }) {
  return (
    <SegmentedControl
      label="Charts of the last"
      value={value}
      options={TREND_WINDOWS.map((window) => ({ label: TREND_FORMS[window].words, value: window }))}
      onChange={onChange}
    />
  );
}
