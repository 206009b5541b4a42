'use client';

import type { ComponentProps } from 'react';
import type { ExecutionPage, SkipPage } from '@/components/executions/execution-queries';
import { failingStreak, mergeHistory } from '@/components/executions/history';
import { useTitle } from '@/components/shell/use-title';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { scheduleTitle } from '../schedule-titles';
import { VersionsPane } from '../versions/versions-pane';
import { Definition } from './definition';
import { FailingBanner } from './failing-banner';
import { GoneNotice } from './gone-notice';
import { History } from './history';
import { ScheduleHead } from './schedule-head';
import { useScheduleData } from './use-schedule-data';

interface ScheduleViewProps {
  /** What the server painted. */
  schedule: Schedule;
  executions: ExecutionPage;
  skips: SkipPage;
  versions: ComponentProps<typeof VersionsPane>['painted'];
  /** The recurrence as the server described it. */
  words: string;
}

/** "How is it doing?" Live. */
export function ScheduleView(initial: ScheduleViewProps) {
  const { schedule, executions, skips, gone, older } = useScheduleData(initial);
  useTitle(scheduleTitle(schedule));
  const complete = !older.has;
  const streak = failingStreak(executions, complete);
  return (
    <>
      {gone ? <GoneNotice schedule={schedule} /> : null}
      <ScheduleHead schedule={schedule} words={initial.words} />
      {streak && schedule.enabled ? <FailingBanner streak={streak} agentId={schedule.agentId} /> : null}
      <div className="grid flex-1 border-t lg:grid-cols-[minmax(0,1fr)_392px]">
        <History
          entries={mergeHistory(executions, skips, complete)}
          older={older}
          nextFireAt={schedule.enabled ? schedule.nextFireAt : null}
        />
        <div className="min-w-0 max-lg:border-t lg:border-l">
          <VersionsPane schedule={schedule} gone={gone} painted={initial.versions} />
          <Definition schedule={schedule} />
        </div>
      </div>
    </>
  );
}
