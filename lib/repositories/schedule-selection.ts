import type { SQL } from 'drizzle-orm';
import type { ScheduleRecord } from './schedule-columns';
import type { ScheduleFilter } from './schedule-filter';
import type { ScheduleOrder, SchedulePlace } from './schedule-order';

/** Some of the schedules in an order. */
export interface Wanted {
  condition: SQL | undefined;
  /** What the condition is made of, beside the workspace. */
  filter?: ScheduleFilter;
  order: ScheduleOrder;
  /** Only those that follow this place. */
  after?: SchedulePlace;
  limit: number;
}

/** A row of a page before its newest execution is known. */
export interface Selected {
  schedule: ScheduleRecord;
  isPaused: boolean;
  nextFireAt: Date | null;
  /** Of its place in the order. */
  value: string | null;
}
