'use client';

import { NO_DATA } from '@/components/time/format-duration';
import { useZone } from '@/components/time/zone-context';
import type { TimeChartProps } from './chart-model';
import { bucketWords } from './chart-tooltip';

const cell = 'border-b py-1 pr-4 text-right whitespace-nowrap last:pr-0';

/** The chart's numbers, latest first, for those who read rather than look. */
export function ChartTable({ bucketMs, formatValue, points, series, label }: TimeChartProps) {
  const { zone } = useZone();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section aria-label={label} tabIndex={0} className="h-full overflow-auto">
      <table className="w-full border-separate border-spacing-0 text-12 tabular-nums">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="text-text-muted [&>th]:sticky [&>th]:top-0 [&>th]:bg-surface [&>th]:font-medium">
            <th scope="col" className="border-b py-1 pr-4 text-left">
              Time
            </th>
            {series.map(({ key, label: name }) => (
              <th key={key} scope="col" className={cell}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(({ atMs, values }) => (
            <tr key={atMs}>
              <th
                scope="row"
                className="border-b py-1 pr-4 text-left font-normal whitespace-nowrap text-text-muted"
              >
                {bucketWords(atMs, bucketMs, zone)}
              </th>
              {series.map(({ key }) => (
                <td key={key} className={cell}>
                  {typeof values[key] === 'number' ? formatValue(values[key]) : NO_DATA}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
