import type { EventTopic } from '@/lib/contracts/event';
import type { ChangeEntry } from './event-view';

/** What a listener wants to hear of. */
export interface EventFilter {
  topics: readonly EventTopic[];
  /** Of schedules and executions those of this schedule only. */
  scheduleId?: string;
}

export const passes = ({ scheduleId, topics }: EventFilter, entry: ChangeEntry): boolean =>
  topics.includes(entry.topic) &&
  (scheduleId === undefined || entry.scheduleId === null || entry.scheduleId === scheduleId);

/** The same text for filters that let the same through. */
export const filterKey = ({ scheduleId, topics }: EventFilter): string =>
  [...topics].sort().join() + (scheduleId ?? '');
