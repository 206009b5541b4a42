import { z } from 'zod';
import type { Page } from '@/lib/contracts/page';
import { type ListSkipsQuery, listSkipsQuerySchema, type Skip } from '@/lib/contracts/skip';
import type { SkipReason } from '@/lib/domain/engine/ports';
import type { SkipRecord } from '@/lib/repositories/skip-repository';
import type { ServiceContext } from '../context';
import { notFound } from '../errors';
import { decodeCursor, toPage } from '../page-cursor';
import { parseInput } from '../parse-input';
import { read } from '../unit-of-work';

const place = z.tuple([z.iso.datetime()]);

/**
 * One page of what did not run of a schedule, latest first.
 *
 * @throws ServiceError `invalid`, `not_found`
 */
export async function listSkips(
  context: ServiceContext,
  scheduleId: string,
  query: ListSkipsQuery = {},
): Promise<Page<Skip>> {
  const { cursor, limit } = parseInput(listSkipsQuerySchema, query);
  const before = cursor === undefined ? undefined : new Date(decodeCursor(cursor, place)[0]);
  return read(context, async ({ schedules, skips }) => {
    if (!(await schedules.find(scheduleId))) throw notFound('schedule');
    const rows = await skips.list(scheduleId, { before, limit: limit + 1 });
    return toPage(rows, limit, { item: toSkip, place: (row) => [row.fromFireTime.toISOString()] });
  });
}

const toSkip = (row: SkipRecord): Skip => ({
  fromFireTime: row.fromFireTime.toISOString(),
  toFireTime: row.toFireTime.toISOString(),
  count: row.count,
  reason: row.reason as SkipReason,
  version: row.version,
  decidedAt: row.decidedAt.toISOString(),
});
