import {
  type ExportSchedulesQuery,
  exportSchedulesQuerySchema,
  type LeftOut,
} from '@/lib/contracts/schedule-file';
import type { ExportPosition } from '@/lib/repositories/schedule-transfer-repository';
import type { ServiceContext } from '../context';
import { parseInput } from '../parse-input';
import { read } from '../unit-of-work';
import { type ExportFormat, FILE_WRITERS } from './export-format';
import { secretsOf, toExported } from './exported-schedule';

const PAGE = 200;

/**
 * The schedules that a filter leaves, the oldest first, as a text that comes in parts. Each is in it once, as it was when its part
 * was read. Secrets aren't in it; the list at its end says which, and is there in every whole file.
 *
 * @throws ServiceError `invalid`, and `unavailable` before the first part
 */
export async function exportSchedules(
  context: ServiceContext,
  query: ExportSchedulesQuery = {},
): Promise<{ format: ExportFormat; parts: AsyncGenerator<string> }> {
  const { format, ...filter } = parseInput(exportSchedulesQuerySchema, query);
  const pageAfter = (after: ExportPosition | null) =>
    read(context, ({ scheduleTransfer }) => scheduleTransfer.oldest(filter, after, PAGE));
  const first = await pageAfter(null);
  return { format, parts: write() };

  async function* write(): AsyncGenerator<string> {
    const writer = FILE_WRITERS[format];
    const leftOut: LeftOut[] = [];
    let count = 0;
    yield writer.begin;
    for (let page = first; page.length > 0; page = await pageAfter(page.at(-1)!.position)) {
      const items = page.map(({ schedule }) => {
        leftOut.push(...secretsOf(schedule));
        return toExported(schedule);
      });
      yield writer.items(items, count);
      count += items.length;
      if (page.length < PAGE) break;
    }
    yield writer.end(leftOut, count);
  }
}
