import type { BulkAction } from '@/app/schedules/actions';

export type BulkChange = BulkAction | 'restore';

const number = new Intl.NumberFormat('en-US');

export const schedulesInWords = (count: number): string =>
  `${number.format(count)} ${count === 1 ? 'schedule' : 'schedules'}`;

const DONE: Record<BulkChange, string> = {
  delete: 'deleted',
  pause: 'paused',
  restore: 'brought back',
  resume: 'resumed',
  trigger: 'started',
};

const DOING: Record<BulkChange, string> = {
  delete: 'Deleting',
  pause: 'Pausing',
  restore: 'Bringing back',
  resume: 'Resuming',
  trigger: 'Starting',
};

/** "Pausing". */
export const bulkDoing = (change: BulkChange): string => DOING[change];

interface BulkEnd {
  done: number;
  /** What ended it early; null: nothing, or that it was stopped. */
  error: string | null;
  /** How many it didn't come to. */
  left: number;
}

/** "3 schedules paused", and what of the rest; null when there is nothing to tell. */
export function bulkTold(change: BulkChange, { done, error, left }: BulkEnd): string | null {
  if (error !== null && done === 0) return `Nothing was changed: ${error}`;
  const parts = [
    done > 0 ? `${schedulesInWords(done)} ${DONE[change]}` : null,
    left > 0 ? `${done > 0 ? number.format(left) : schedulesInWords(left)} left as they were` : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return parts.join(', ') + (error === null ? '' : `: ${error}`);
}
