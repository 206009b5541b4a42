import { z } from 'zod';
import type { Execution, listScheduleExecutionsQuerySchema } from '@/lib/contracts/execution';
import type { Page } from '@/lib/contracts/page';
import type { ExecutionFilter } from '@/lib/repositories/execution-branches';
import type { ExecutionPage } from '@/lib/repositories/execution-page';
import type { HistoryRange } from '@/lib/repositories/history-windows';
import { decodeCursor, encodeCursor } from '../page-cursor';
import { toExecution } from './execution-view';

const place = z.tuple([z.guid()]);

type Query = z.output<typeof listScheduleExecutionsQuerySchema>;

/**
 * What a query asks the repository for.
 *
 * @throws ServiceError `invalid` when the cursor is none of these lists
 */
export function toReading({ cursor, from, search, status, to, trigger }: Query): {
  filter: ExecutionFilter;
  range: HistoryRange;
} {
  return {
    filter: { search: search || undefined, statuses: status, trigger },
    range: {
      beforeId: cursor === undefined ? undefined : decodeCursor(cursor, place)[0],
      fromMs: from === undefined ? undefined : Date.parse(from),
      toMs: to === undefined ? undefined : Date.parse(to),
    },
  };
}

export const toExecutionPage = ({ nextBeforeId, rows }: ExecutionPage): Page<Execution> => ({
  data: rows.map(toExecution),
  nextCursor: nextBeforeId === null ? null : encodeCursor([nextBeforeId]),
});
