import type { ScheduleFile } from '@/lib/contracts/schedule-file';
import type { ServiceContext } from '../context';
import { read } from '../unit-of-work';
import { secretsOf, toExported } from './exported-schedule';

/** What a file has of these schedules, in their order; those that aren't there are not in it. */
export async function exportChosen(
  context: ServiceContext,
  ids: readonly string[],
): Promise<Pick<ScheduleFile, 'leftOut' | 'schedules'>> {
  const records = await read(context, ({ scheduleTransfer }) => scheduleTransfer.findByIds(ids));
  const byId = new Map(records.map((record) => [record.id, record]));
  const ordered = ids.map((id) => byId.get(id.toLowerCase())).filter((record) => record !== undefined);
  return { leftOut: ordered.flatMap(secretsOf), schedules: ordered.map(toExported) };
}
