import { NO_DATA } from '@/components/time/format-duration';
import { formatClock, formatDay } from '@/components/time/format-instant';
import type { ChartPoint, ChartSeries } from './chart-model';
import { Swatch } from './swatch';

interface ChartTooltipProps {
  atMs: number;
  bucketMs: number;
  points: readonly ChartPoint[];
  series: readonly ChartSeries[];
  formatValue: (value: number) => string;
  zone: string;
}

/** What a bucket has, in numbers; those of a stack from its top down. */
export function ChartTooltip({ atMs, bucketMs, points, series, formatValue, zone }: ChartTooltipProps) {
  const point = points.findLast((candidate) => candidate.atMs <= atMs);
  if (!point) return null;
  return (
    <div className="rounded border bg-surface-raised px-2 py-1.5 text-12 tabular-nums shadow-raised">
      <div className="text-text-muted">{bucketWords(point.atMs, bucketMs, zone)}</div>
      {series.toReversed().map(({ color, key, label }) => (
        <div key={key} className="flex items-center gap-1.5">
          <Swatch color={color} />
          {label}
          <span className="ml-auto pl-4 font-medium">
            {typeof point.values[key] === 'number' ? formatValue(point.values[key]) : NO_DATA}
          </span>
        </div>
      ))}
    </div>
  );
}

const DAY_MS = 86_400_000;

/** `Tue 1 Dec, 09:00–09:05` in the zone; a whole day is its date. */
export function bucketWords(atMs: number, bucketMs: number, zone: string): string {
  if (bucketMs >= DAY_MS) return formatDay(atMs, zone, atMs);
  return `${formatDay(atMs, zone, atMs)}, ${formatClock(atMs, zone)}–${formatClock(atMs + bucketMs, zone)}`;
}
