'use client';

import { type KeyboardEvent, useState } from 'react';
import { NO_DATA } from '@/components/time/format-duration';
import { useZone } from '@/components/time/zone-context';
import type { TimeChartProps } from './chart-model';
import { bucketWords, ChartTooltip } from './chart-tooltip';
import { stepPoint } from './step-point';

interface ChartReaderProps extends TimeChartProps {
  /** Of the chart. */
  title: string;
  /** Where the drawing's plot begins and ends, px from the sides. */
  plot: { left: number; right: number };
}

/** Over a drawing: the arrow keys go from point to point, each is marked and announced. */
export function ChartReader({ title, plot, ...chart }: ChartReaderProps) {
  const { bucketMs, formatValue, points, series, span } = chart;
  const { zone } = useZone();
  const [place, setPlace] = useState<number | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const last = points.length - 1;
  const at = Math.min(place ?? last, last);
  const point = points[at];
  if (!point) return null;

  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepPoint(at, event.key, points.length);
    if (next === null) return;
    event.preventDefault();
    setPlace(next);
  };
  const words = series.map(({ key, label }) => {
    const value = point.values[key];
    return `${label} ${typeof value === 'number' ? formatValue(value) : NO_DATA}`;
  });
  const share = Math.min(1, Math.max(0, (point.atMs - span.fromMs) / (span.toMs - span.fromMs)));
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={`Points: ${title}`}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={`${bucketWords(point.atMs, bucketMs, zone)}: ${words.join(', ')}`}
      className="pointer-events-none absolute inset-0 rounded-[2px]"
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
      onKeyDown={onKeyDown}
    >
      {hasFocus ? (
        <div aria-hidden className="absolute inset-y-0" style={{ left: plot.left, right: plot.right }}>
          <span
            className="absolute top-4.5 bottom-6 w-px bg-border-strong"
            style={{ left: `${100 * share}%` }}
          />
          <span
            className="absolute top-6 z-5"
            style={
              share > 0.5
                ? { right: `calc(${100 * (1 - share)}% + 8px)` }
                : { left: `calc(${100 * share}% + 8px)` }
            }
          >
            <ChartTooltip atMs={point.atMs} {...{ bucketMs, formatValue, points, series, zone }} />
          </span>
        </div>
      ) : null}
    </div>
  );
}
