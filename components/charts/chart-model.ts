import type { TimeSpan } from './time-ticks';

/** Colours that a chart may have, by what they mean. */
export const CHART_COLORS = {
  accent: 'var(--accent)',
  danger: 'var(--danger-solid)',
  neutral: 'var(--neutral-solid)',
  success: 'var(--success-solid)',
  warning: 'var(--warning-solid)',
} as const;
export type ChartColor = keyof typeof CHART_COLORS;

/** One measure over time. */
export interface ChartSeries {
  key: string;
  /** In the legend, the tooltip and the table. */
  label: string;
  color: ChartColor;
}

/** What was measured from one instant on. */
export interface ChartPoint {
  atMs: number;
  /** By the key of the series; null and what is missing: no data. */
  values: Readonly<Record<string, number | null>>;
}

/** What every chart over time is made of. */
export interface TimeChartProps {
  /** Says the chart's finding, for those who don't see it. */
  label: string;
  /** First to last. */
  points: readonly ChartPoint[];
  /** How long a point's time lasts. */
  bucketMs: number;
  series: readonly ChartSeries[];
  span: TimeSpan;
  /** Where the line of now stands; none when it is left out. */
  nowMs?: number;
  formatValue: (value: number) => string;
}

/** One point for each of a span's buckets: those in which nothing was measured are added with `empty`. The first may begin before the span. */
export function filled(
  points: readonly ChartPoint[],
  { fromMs, toMs }: TimeSpan,
  bucketMs: number,
  empty: ChartPoint['values'],
): ChartPoint[] {
  const known = new Map(points.map((point) => [point.atMs, point]));
  const firstMs = Math.floor(fromMs / bucketMs) * bucketMs;
  const count = Math.max(0, Math.ceil((toMs - firstMs) / bucketMs));
  return Array.from({ length: count }, (_, index) => {
    const atMs = firstMs + index * bucketMs;
    return known.get(atMs) ?? { atMs, values: empty };
  });
}

const GRID_LINES = 4;

/** Powers of ten around what is drawn, at most four; at least a decade, from 1 on: what is less stands on the axis. */
export function logTicks(values: readonly number[]): number[] {
  const greatest = Math.max(10, ...values);
  const decades = Math.ceil(Math.log10(greatest) - 1e-9);
  const every = Math.ceil(decades / (GRID_LINES - 1));
  return Array.from({ length: Math.ceil(decades / every) + 1 }, (_, index) => 10 ** (index * every));
}

/** A mark of a log axis of milliseconds, short enough to stand beside it: `100 ms`, `1 s`, `10,000 s`. */
export const formatDecade = (ms: number): string =>
  ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toLocaleString('en-US')} s`;
