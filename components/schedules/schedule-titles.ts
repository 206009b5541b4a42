import type { Schedule } from '@/lib/contracts/schedule-view';
import { scheduleStatus } from './schedule-status';

type Told = Pick<Schedule, 'enabled' | 'lastExecution'>;

/** What the tab says of a page of schedules: `● 2 failing — Schedules`. */
export function listTitle(schedules: readonly Told[]): string {
  const failing = schedules.filter((schedule) => scheduleStatus(schedule) === 'failing').length;
  return failing > 0 ? `● ${failing} failing — Schedules` : 'Schedules — Scheduler';
}

/** What the tab says of one schedule: `● failing: invoice-triage — Scheduler`. */
export function scheduleTitle(schedule: Told & Pick<Schedule, 'name'>): string {
  const failing = scheduleStatus(schedule) === 'failing';
  return `${failing ? '● failing: ' : ''}${schedule.name} — Scheduler`;
}
