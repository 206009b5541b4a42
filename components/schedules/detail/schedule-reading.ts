import type { ComponentProps } from 'react';
import type { ExecutionPage } from '@/components/executions/execution-queries';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { VersionsPane } from '../versions/versions-pane';
import type { HeatReading } from './heat-map/heat-map';
import type { HistoryReading } from './history/use-history';
import type { TrendReading } from './trends/trends';

/** What the server paints of a schedule's page, and the queries begin with. */
export interface ScheduleReading {
  schedule: Schedule;
  /** The recurrence as the server described it. */
  words: string;
  heat: HeatReading;
  history: HistoryReading;
  /** The newest runs, whatever the list is kept to. */
  newest: ExecutionPage;
  /** Fire times, ISO. */
  nextRuns: string[];
  trend: TrendReading;
  versions: ComponentProps<typeof VersionsPane>['painted'];
}
