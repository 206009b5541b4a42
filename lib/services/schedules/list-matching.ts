import type { Page } from '@/lib/contracts/page';
import type { ListSchedulesQuery, Schedule } from '@/lib/contracts/schedule-view';
import type { ServiceContext } from '../context';
import { listSchedules } from './list';

const PAGE = 200;
const PAGES_AT_ONCE = 5;

/** What choosing a schedule has to know of it. */
export type MatchingSchedule = Pick<Schedule, 'enabled' | 'id' | 'name'>;

/**
 * Up to a thousand of all that the list's filters leave, for somebody who does something to all of them.
 *
 * @throws ServiceError `invalid`
 */
export async function listMatching(
  context: ServiceContext,
  query: Omit<ListSchedulesQuery, 'limit'>,
): Promise<Page<MatchingSchedule>> {
  const data: MatchingSchedule[] = [];
  let cursor = query.cursor;
  for (let pages = 0; pages < PAGES_AT_ONCE; pages += 1) {
    const page = await listSchedules(context, { ...query, cursor, limit: PAGE });
    data.push(...page.data.map(({ enabled, id, name }) => ({ enabled, id, name })));
    if (page.nextCursor === null) return { data, nextCursor: null };
    cursor = page.nextCursor;
  }
  return { data, nextCursor: cursor ?? null };
}
