'use client';

import { ChartLine, Table2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/class-names';
import { ChartReader } from './chart-reader';
import { ChartSkeleton } from './chart-skeleton';
import { ChartTable } from './chart-table';
import { PLOT } from './plot';
import { Swatch } from './swatch';
import type { DrawingProps } from './time-chart-drawing';

/** Only in the browser, and only where a chart is: the library is bigger than the rest of a page. */
const Drawing = dynamic(() => import('./time-chart-drawing'), { loading: ChartSkeleton, ssr: false });

interface TimeChartPaneProps extends DrawingProps {
  /** The question that the chart answers. */
  title: string;
  /** Of what, and by what: `per 5 min, last 24 h`. */
  about?: string;
  /** What is said at the right, such as the measures of the whole span. */
  aside?: ReactNode;
  /** Shown in place of the chart when there is nothing to draw. */
  empty?: ReactNode;
  /** Of the drawing, with its axes; px. */
  height?: number;
}

/** A chart over time under its question, in the chosen zone, with its numbers as a table for those who want them. */
export function TimeChart({ title, about, aside, empty, height = 200, ...drawing }: TimeChartPaneProps) {
  const [asTable, setAsTable] = useState(false);
  const heading = useId();
  const isEmpty = empty !== undefined && drawing.points.length === 0;
  return (
    <section aria-labelledby={heading} className="min-w-0 px-6 pt-3 pb-4 max-md:px-4">
      <div className="mb-2 flex min-h-8 flex-wrap items-center gap-x-2.5">
        <h2 id={heading} className="font-semibold">
          {title}
        </h2>
        {about ? <span className="text-12 text-text-muted">{about}</span> : null}
        <span className="ml-auto flex flex-wrap items-center justify-end gap-x-3 gap-y-1 text-12 text-text-muted tabular-nums">
          {drawing.kind === 'stack' ? <Legend series={drawing.series} /> : null}
          {aside}
          <Button
            look="ghost"
            size="iconSm"
            aria-pressed={asTable}
            aria-label={`Numbers: ${title}`}
            title={asTable ? 'Show the chart' : 'Show the numbers'}
            disabled={isEmpty}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <ChartLine aria-hidden /> : <Table2 aria-hidden />}
          </Button>
        </span>
      </div>
      <div style={{ height }} className={cn(isEmpty && 'grid place-items-center text-text-muted')}>
        {isEmpty ? (
          <p>{empty}</p>
        ) : asTable ? (
          <ChartTable {...drawing} />
        ) : (
          <div className="relative h-full">
            <div role="img" aria-label={drawing.label} className="h-full">
              <Drawing {...drawing} />
            </div>
            <ChartReader {...drawing} title={title} plot={PLOT} />
          </div>
        )}
      </div>
    </section>
  );
}

function Legend({ series }: { series: DrawingProps['series'] }) {
  return series.map(({ color, key, label }) => (
    <span key={key} className="inline-flex items-center gap-1.5">
      <Swatch color={color} />
      {label}
    </span>
  ));
}
