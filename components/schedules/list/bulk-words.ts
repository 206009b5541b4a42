import type { BulkAction } from '@/app/schedules/actions';

const number = new Intl.NumberFormat('en-US');

export const schedulesInWords = (count: number): string =>
  `${number.format(count)} ${count === 1 ? 'schedule' : 'schedules'}`;

const DONE: Record<BulkAction | 'restore', string> = {
  delete: 'deleted',
  pause: 'paused',
  restore: 'brought back',
  resume: 'resumed',
  trigger: 'started',
};

/** "3 schedules paused". */
export const bulkDone = (action: BulkAction | 'restore', count: number): string =>
  `${schedulesInWords(count)} ${DONE[action]}`;
