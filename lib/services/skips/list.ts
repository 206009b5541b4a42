import { z } from 'zod';
import { instantText, type Page } from '@/lib/contracts/page';
import { type ListSkipsQuery, listSkipsQuerySchema, type NamedSkip } from '@/lib/contracts/skip';
import type { ServiceContext } from '../context';
import { decodeCursor, toPage } from '../page-cursor';
import { parseInput } from '../parse-input';
import { read } from '../unit-of-work';
import { toNamedSkip } from './skip-view';

const place = z.tuple([instantText, z.guid()]);

/**
 * One page of what did not run of all schedules, deleted ones too, latest first.
 *
 * @throws ServiceError `invalid`
 */
export async function listSkips(
  context: ServiceContext,
  query: ListSkipsQuery = {},
): Promise<Page<NamedSkip>> {
  const { cursor, from, limit, reason, scheduleId, to } = parseInput(listSkipsQuerySchema, query);
  const after = cursor === undefined ? undefined : toPlace(decodeCursor(cursor, place));
  const filter = {
    after,
    fromMs: from === undefined ? undefined : Date.parse(from),
    reason,
    scheduleId,
    toMs: to === undefined ? undefined : Date.parse(to),
  };
  const rows = await read(context, ({ skips }) => skips.list(filter, limit + 1));
  return toPage(rows, limit, {
    item: toNamedSkip,
    place: (row) => [row.fromFireTime.toISOString(), row.scheduleId],
  });
}

const toPlace = ([fromFireTime, scheduleId]: [string, string]) => ({
  fromFireTime: new Date(fromFireTime),
  scheduleId,
});
