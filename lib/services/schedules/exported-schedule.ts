import { DEFAULT_RETRY_POLICY } from '@/lib/contracts/retry-policy';
import { type LeftOut, type ScheduleFile, scheduleFileSchema } from '@/lib/contracts/schedule-file';
import { isSensitiveHeader } from '@/lib/domain/sensitive-headers';
import type { ScheduleRecord } from '@/lib/repositories/schedule-columns';
import { currentSettings } from './patched-settings';

type ExportedSchedule = ScheduleFile['schedules'][number];

/** In the order in which the API shows them. */
const FIELDS = Object.keys(scheduleFileSchema.shape.schedules.element.shape) as (keyof ExportedSchedule)[];

/** A schedule as files have it: without its secrets. */
export function toExported(record: ScheduleRecord): ExportedSchedule {
  const shown = Object.entries(record.headers).filter(([name]) => !isSensitiveHeader(name));
  const schedule = {
    ...currentSettings(record, Date.now()),
    headers: Object.fromEntries(shown),
    id: record.id,
    // jsonb keeps keys by their length.
    retryPolicy: { ...DEFAULT_RETRY_POLICY, ...record.retryPolicy },
  };
  return Object.fromEntries(FIELDS.map((field) => [field, schedule[field]])) as ExportedSchedule;
}

/** What is left out of it. */
export const secretsOf = ({ headers, id, name }: ScheduleRecord): LeftOut[] =>
  Object.keys(headers)
    .filter(isSensitiveHeader)
    .map((header) => ({ id, name, path: `headers.${header}` }));
