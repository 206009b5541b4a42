'use client';

import type { ReactNode } from 'react';
import { cn } from '@/components/ui/class-names';
import { Tooltip } from '@/components/ui/tooltip';
import { formatExact, formatRelative } from './format-instant';
import { useNow } from './now';
import { useZone } from './zone-context';

interface TimeProps {
  /** An ISO instant, or epoch ms. */
  at: number | string;
  /** `relative` counts by the second; `exact` is of a fixed width, for tables of executions. */
  form?: 'exact' | 'relative';
  className?: string;
  /** Other words for it, such as an age that was measured by another clock. */
  children?: ReactNode;
}

/** Every instant that the console shows. Exact in its tooltip, in the chosen zone and in UTC. */
export function Time({ at, form = 'relative', className, children }: TimeProps) {
  const { zone } = useZone();
  const atMs = typeof at === 'number' ? at : Date.parse(at);
  return (
    <Tooltip content={<ExactTimes atMs={atMs} zone={zone} />}>
      <time
        dateTime={new Date(atMs).toISOString()}
        className={cn('whitespace-nowrap tabular-nums', form === 'exact' && 'mono', className)}
      >
        {children ?? (form === 'exact' ? formatExact(atMs, zone) : <RelativeText atMs={atMs} />)}
      </time>
    </Tooltip>
  );
}

function RelativeText({ atMs }: { atMs: number }) {
  return formatRelative(atMs, useNow());
}

function ExactTimes({ atMs, zone }: { atMs: number; zone: string }) {
  return (
    <>
      {[...new Set([zone, 'UTC'])].map((name) => (
        <div key={name} className="mono leading-4">
          {formatExact(atMs, name)} <span className="text-text-faint">{name}</span>
        </div>
      ))}
    </>
  );
}
