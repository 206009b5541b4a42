'use client';

import { memo } from 'react';
import { type ChartPoint, type ChartSeries, filled } from '@/components/charts/chart-model';
import { TimeChart } from '@/components/charts/time-chart';
import { formatDuration } from '@/components/time/format-duration';
import { withCommas } from '@/components/workers/worker-words';
import type { Stats, StatsBucketView } from '@/lib/contracts/stats';
import { formatRate } from './format-rate';
import { type StatsWindow, WINDOW_FORMS } from './stats-window';
import { WindowSwitch } from './window-switch';

const OUTCOMES: readonly ChartSeries[] = [
  { color: 'success', key: 'succeeded', label: 'succeeded' },
  { color: 'neutral', key: 'cancelled', label: 'cancelled' },
  { color: 'danger', key: 'failed', label: 'failed' },
];
const LATENESS: readonly ChartSeries[] = [
  { color: 'accent', key: 'p50', label: 'p50' },
  { color: 'neutral', key: 'p99', label: 'p99' },
];
const NOTHING = { cancelled: 0, failed: 0, succeeded: 0 };

interface OverviewChartsProps {
  /** What the switch shows, and the URL says; `window` is what has been read. */
  chosen: StatsWindow;
  onChoose: (window: StatsWindow) => void;
  window: StatsWindow;
  stats: Stats;
  /** By the minute, so that nothing is drawn anew each second. */
  nowMs: number;
}

/** How runs ended, and how late they began: two charts over the same time. */
export const OverviewCharts = memo(function OverviewCharts({
  chosen,
  onChoose,
  window,
  stats,
  nowMs,
}: OverviewChartsProps) {
  const { bucketMs, bucketWords, words } = WINDOW_FORMS[window];
  const all = stats.data[0];
  const span = { fromMs: Date.parse(stats.from), toMs: Date.parse(stats.to) };
  const shared = { bucketMs, nowMs, span };
  const buckets = all?.buckets ?? [];
  const outcomes = buckets.map((bucket) => {
    const { cancelled, failed, succeeded } = bucket;
    return pointOf(bucket, { cancelled, failed, succeeded });
  });
  const lateness = buckets.map((bucket) =>
    pointOf(bucket, { p50: bucket.latenessMs?.p50 ?? null, p99: bucket.latenessMs?.p99 ?? null }),
  );
  const empty = `Nothing that ended in the last ${words} is counted yet.`;
  return (
    <>
      <TimeChart
        {...shared}
        kind="stack"
        aside={<WindowSwitch value={chosen} onChange={onChoose} />}
        title="How did runs end?"
        about={`runs per ${bucketWords}, last ${words}`}
        label={`Runs per ${bucketWords} of the last ${words} by outcome: ${withCommas(all?.count ?? 0)} in all, ${withCommas(all?.failed ?? 0)} failed, ${formatRate(all?.successRate ?? null)} succeeded`}
        series={OUTCOMES}
        points={outcomes.length === 0 ? [] : filled(outcomes, span, bucketMs, NOTHING)}
        formatValue={withCommas}
        empty={empty}
      />
      <TimeChart
        {...shared}
        kind="lines"
        title="How late do runs begin?"
        about={`first attempt after due time, last ${words}`}
        aside={`p50 ${formatDuration(all?.latenessMs?.p50)} · p99 ${formatDuration(all?.latenessMs?.p99)}`}
        label={`Lateness over the last ${words}: half of all runs within ${formatDuration(all?.latenessMs?.p50)}, 99 of 100 within ${formatDuration(all?.latenessMs?.p99)}`}
        series={LATENESS}
        points={lateness}
        formatValue={formatDuration}
        empty={empty}
        height={160}
      />
    </>
  );
});

const pointOf = ({ start }: StatsBucketView, values: ChartPoint['values']): ChartPoint => ({
  atMs: Date.parse(start!),
  values,
});
