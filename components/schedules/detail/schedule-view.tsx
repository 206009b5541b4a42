'use client';

import dynamic from 'next/dynamic';
import { useTitle } from '@/components/shell/use-title';
import { scheduleTitle } from '../schedule-titles';
import { VersionsPane } from '../versions/versions-pane';
import { Definition } from './definition';
import { FailingBanner } from './failing-banner';
import { GoneNotice } from './gone-notice';
import { History } from './history/history';
import { NextRuns } from './next-runs/next-runs';
import { ScheduleHead } from './schedule-head';
import type { ScheduleReading } from './schedule-reading';
import { HeatMapSkeleton, TrendsSkeleton } from './schedule-skeleton';
import { useSchedule } from './use-schedule';
import { useSchedulePlace } from './use-schedule-place';

// Painted by the server; what makes them move comes after what the page can't do without.
const HeatMap = dynamic(() => import('./heat-map/heat-map'), { loading: HeatMapSkeleton });
const Trends = dynamic(() => import('./trends/trends'), { loading: TrendsSkeleton });

/** "How is it doing?" Live. `painted` is what the server read. */
export function ScheduleView({ painted }: { painted: ScheduleReading }) {
  const { schedule, gone, streak } = useSchedule(painted);
  const { place, changeHistory, setCut, setWindow, pageHref, spanHref } = useSchedulePlace();
  useTitle(scheduleTitle(schedule));
  return (
    <>
      {gone ? <GoneNotice schedule={schedule} /> : null}
      <ScheduleHead schedule={schedule} words={painted.words} />
      {streak && schedule.enabled ? <FailingBanner streak={streak} agentId={schedule.agentId} /> : null}
      <div className="grid border-t lg:grid-cols-[minmax(0,504px)_minmax(0,1fr)]">
        <div className="min-w-0 divide-y lg:border-r">
          <HeatMap
            scheduleId={schedule.id}
            cut={place.by}
            painted={painted.heat}
            onCut={setCut}
            hrefOf={spanHref}
          />
          <NextRuns schedule={schedule} painted={painted.nextRuns} />
        </div>
        <div className="min-w-0 max-lg:border-t">
          <Trends scheduleId={schedule.id} window={place.last} painted={painted.trend} onWindow={setWindow} />
        </div>
      </div>
      <div className="grid flex-1 border-t lg:grid-cols-[minmax(0,1fr)_392px]">
        <History
          schedule={schedule}
          place={place}
          painted={painted.history}
          gone={gone}
          onChange={changeHistory}
          hrefOf={pageHref}
        />
        <div className="min-w-0 max-lg:border-t lg:border-l">
          <VersionsPane schedule={schedule} gone={gone} painted={painted.versions} />
          <Definition schedule={schedule} />
        </div>
      </div>
    </>
  );
}
