'use client';

import { type ReactElement, useMemo, useState } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Label,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatClock } from '@/components/time/format-instant';
import { useZone } from '@/components/time/zone-context';
import { CHART_COLORS, type ChartSeries, formatDecade, logTicks, type TimeChartProps } from './chart-model';
import { ChartTooltip } from './chart-tooltip';
import { PLOT } from './plot';
import { formatTick, timeTicks } from './time-ticks';

export interface DrawingProps extends TimeChartProps {
  /** `stack`: counts on top of each other, in steps as wide as a bucket. `lines`: measures of milliseconds on a log axis. */
  kind: 'lines' | 'stack';
}

const MARGIN = { bottom: 0, left: 0, right: PLOT.right, top: 18 };
const AXIS_WIDTH = PLOT.left;
const TEXT = { fill: 'var(--text-muted)', fontSize: 11, fontVariantNumeric: 'tabular-nums' };
/** A label of a time axis and the air around it. */
const TICK_WIDTH = { clock: 84, day: 96 };
const DAY_MS = 86_400_000;

type Row = { atMs: number } & Record<string, number | null>;

/** The one place that knows the chart library; loaded when a chart is on the page. */
export default function TimeChartDrawing(props: DrawingProps) {
  const { bucketMs, formatValue, kind, nowMs, points, series, span } = props;
  const { zone } = useZone();
  const [width, setWidth] = useState(0);
  const rows = rowsOf(props);
  const labelWidth = span.toMs - span.fromMs > 2 * DAY_MS ? TICK_WIDTH.day : TICK_WIDTH.clock;
  const atMost = Math.max(2, Math.floor((width - AXIS_WIDTH - MARGIN.right) / labelWidth));
  const ticks = useMemo(() => timeTicks(span, zone, atMost), [span, zone, atMost]);
  const decades = kind === 'lines' ? logTicks(rows.flatMap((row) => valuesOf(row, series))) : undefined;
  return (
    <ResponsiveContainer width="100%" height="100%" onResize={setWidth}>
      <ComposedChart data={rows} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--grid)" />
        <XAxis
          dataKey="atMs"
          type="number"
          domain={[span.fromMs, span.toMs]}
          allowDataOverflow
          ticks={ticks}
          interval={0}
          tickFormatter={(atMs: number) => formatTick(atMs, zone, span)}
          tick={TEXT}
          tickLine={false}
          axisLine={{ stroke: 'var(--border-strong)' }}
          height={24}
          tickMargin={8}
        />
        <YAxis
          width={AXIS_WIDTH}
          tick={TEXT}
          tickLine={false}
          axisLine={false}
          tickMargin={8}
          tickFormatter={decades ? formatDecade : formatValue}
          {...(decades
            ? {
                allowDataOverflow: true,
                domain: [1, decades.at(-1)!],
                interval: 0,
                scale: 'log',
                ticks: decades,
              }
            : { allowDecimals: false, tickCount: 4 })}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--border-strong)' }}
          wrapperStyle={{ zIndex: 5 }}
          content={({ active, label }) =>
            active ? (
              <ChartTooltip
                atMs={Number(label)}
                {...{ bucketMs, formatValue, series, zone }}
                points={points}
              />
            ) : null
          }
        />
        {series.map((each) => (kind === 'stack' ? stacked(each) : line(each)))}
        {kind === 'lines' ? lineEnds(series, rows) : null}
        {nowMs === undefined ? null : (
          <ReferenceLine x={nowMs} stroke="var(--accent)" strokeWidth={1.5} ifOverflow="hidden">
            <Label
              value={formatClock(nowMs - (nowMs % 60_000), zone)}
              position="top"
              fill="var(--text)"
              fontSize={11}
              fontWeight={600}
            />
          </ReferenceLine>
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** What is many is quiet under a solid edge, so that what failed is what is seen. */
function stacked({ color, key }: ChartSeries): ReactElement {
  const isMass = color === 'success';
  return (
    <Area
      key={key}
      dataKey={key}
      stackId="all"
      type="stepAfter"
      isAnimationActive={false}
      activeDot={false}
      stroke={isMass ? CHART_COLORS[color] : 'none'}
      strokeWidth={1}
      fill={isMass ? 'var(--success-quiet)' : CHART_COLORS[color]}
      fillOpacity={1}
    />
  );
}

function line({ color, key }: ChartSeries): ReactElement {
  return (
    <Line
      key={key}
      dataKey={key}
      type="linear"
      isAnimationActive={false}
      dot={false}
      activeDot={{ fill: CHART_COLORS[color], r: 3, stroke: 'var(--surface)' }}
      stroke={CHART_COLORS[color]}
      strokeWidth={1.5}
      connectNulls
    />
  );
}

/** Ends that lie closer than this on a log axis have their names moved apart. */
const CLOSE_RATIO = 2;
const APART_PX = 6;

/** The name of each line at its end, in place of a legend. */
function lineEnds(series: readonly ChartSeries[], rows: readonly Row[]): ReactElement[] {
  const ends = series.flatMap(({ key, label }) => {
    const last = rows.findLast((row) => typeof row[key] === 'number');
    return last ? [{ atMs: last.atMs, key, label, value: last[key]! }] : [];
  });
  ends.sort((a, b) => a.value - b.value);
  return ends.map(({ atMs, key, label, value }, index) => {
    const above = ends[index + 1];
    const below = ends[index - 1];
    const down = above && above.value < value * CLOSE_RATIO ? APART_PX : 0;
    const up = below && value < below.value * CLOSE_RATIO ? APART_PX : 0;
    return (
      <ReferenceDot key={`end of ${key}`} x={atMs} y={value} r={0} ifOverflow="visible">
        <Label
          value={label}
          position="right"
          offset={6}
          dy={down - up}
          fill="var(--text-muted)"
          fontSize={11}
        />
      </ReferenceDot>
    );
  });
}

/** Steps go on to the end of the last bucket; on a log axis nothing is below 1. */
function rowsOf({ bucketMs, kind, points, series, span }: DrawingProps): Row[] {
  const rows = points.map(({ atMs, values }) => {
    const row: Row = { atMs };
    for (const { key } of series) {
      const value = values[key] ?? null;
      row[key] = kind === 'lines' && value !== null ? Math.max(1, value) : value;
    }
    return row;
  });
  const last = rows.at(-1);
  return kind === 'stack' && last
    ? [...rows, { ...last, atMs: Math.min(span.toMs, last.atMs + bucketMs) }]
    : rows;
}

const valuesOf = (row: Row, series: readonly ChartSeries[]): number[] =>
  series.map(({ key }) => row[key]).filter((value): value is number => typeof value === 'number');
