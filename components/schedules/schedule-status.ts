import type { StatusName } from '@/components/ui/status';
import type { Schedule } from '@/lib/contracts/schedule-view';

/** How a schedule is doing, in one word: paused before all, then what its newest execution says. */
export function scheduleStatus({
  enabled,
  lastExecution,
}: Pick<Schedule, 'enabled' | 'lastExecution'>): StatusName {
  if (!enabled) return 'paused';
  if (!lastExecution) return 'never';
  if (lastExecution.status === 'failed') return 'failing';
  return lastExecution.status === 'succeeded' ? 'healthy' : lastExecution.status;
}

/** Whether the status is worth a word beside the agent; a healthy schedule gets no badge. */
export const isWorthAWord = (status: StatusName): boolean => status !== 'healthy' && status !== 'never';
