'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { pollInterval } from '@/components/live/poll';
import { Pane } from '@/components/overview/pane';
import { useNow } from '@/components/time/now';
import { useZone } from '@/components/time/zone-context';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { Stats } from '@/lib/contracts/stats';
import type { HeatCut } from '../schedule-place';
import { fetchStats, HEAT_WEEKS, heatQuery } from '../schedule-stats';
import { dayGrid } from './day-grid';
import { HEAT_LEVELS, HEAT_WORDS } from './heat-cell';
import { HeatSquare } from './heat-square';
import { HeatTable } from './heat-table';
import { hourGrid } from './hour-grid';

const MINUTE_MS = 60_000;
const CUTS: readonly { label: string; value: HeatCut }[] = [
  { label: 'Day', value: 'day' },
  { label: 'Hour × weekday', value: 'hour' },
];

/** What the server painted, and for which cut and zone; no statistics when the database doesn't know the zone. */
export interface HeatReading {
  cut: HeatCut;
  zone: string;
  stats: Stats | undefined;
}

interface HeatMapProps {
  scheduleId: string;
  cut: HeatCut;
  painted: HeatReading;
  onCut: (cut: HeatCut) => void;
  /** The runs of a day. */
  hrefOf: (span: { from: string; to: string }) => string;
}

/** "On which days does it fail, and at which hours?" */
export default function HeatMap({ scheduleId, cut, painted, onCut, hrefOf }: HeatMapProps) {
  const { zone } = useZone();
  const nowMs = useNow();
  const { data } = useQuery({
    initialData:
      cut === painted.cut && zone === painted.zone && painted.stats
        ? { cut, stats: painted.stats }
        : undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => ({
      cut,
      stats: await fetchStats(heatQuery(scheduleId, cut, zone, Date.now()), signal),
    }),
    queryKey: ['schedule', scheduleId, 'heat', cut, zone],
    refetchInterval: pollInterval,
  });
  const shown = data?.cut ?? cut;
  const buckets = data?.stats.data[0]?.buckets;
  const minuteMs = nowMs - (nowMs % MINUTE_MS);
  const grid = useMemo(
    () =>
      shown === 'day'
        ? dayGrid({ buckets: buckets ?? [], hrefOf, nowMs: minuteMs, weeks: HEAT_WEEKS, zone })
        : hourGrid(buckets ?? []),
    [buckets, hrefOf, minuteMs, shown, zone],
  );
  return (
    <Pane
      title={shown === 'day' ? 'Failed share by day' : 'Failed share by hour'}
      about={`${HEAT_WEEKS} weeks`}
      aside={<SegmentedControl label="Failed share by" value={cut} options={CUTS} onChange={onCut} />}
    >
      <HeatTable
        key={shown}
        grid={grid}
        label={shown === 'day' ? 'Failed share by day' : 'Failed share by hour of the week'}
      />
      <Legend />
    </Pane>
  );
}

function Legend() {
  return (
    <ul aria-label="Failed share" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 pl-[30px] max-md:gap-x-3">
      {HEAT_LEVELS.map((level) => (
        <li key={level} className="flex items-center gap-1.5 text-11 text-text-muted">
          <span className="size-3">
            <HeatSquare level={level} />
          </span>
          {HEAT_WORDS[level]}
        </li>
      ))}
    </ul>
  );
}
