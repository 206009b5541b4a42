import type { ScheduleVersion } from '@/lib/contracts/schedule-version';
import type { RestoreEffect } from '@/lib/services/schedules/versions/foresee-restore';
import { labelOf } from '../form/changes';

/** What a version changed, in one line: `Expression, Payload and 2 more`. */
export function summaryOf({
  version,
  changedFields,
}: Pick<ScheduleVersion, 'changedFields' | 'version'>): string {
  if (version === 1) return 'As it was created';
  if (changedFields.length === 0) return 'Nothing that is shown changed';
  const names = changedFields.map((field) => WHOLE[field] ?? labelOf(field));
  if (names.length <= SHOWN) return `Changed ${names.join(', ')}`;
  return `Changed ${names.slice(0, SHOWN - 1).join(', ')} and ${names.length - SHOWN + 1} more`;
}

const SHOWN = 4;
const WHOLE: Record<string, string> = { headers: 'Headers', retryPolicy: 'Retry policy' };

/** Who changed it: `anonymous, in the console`. */
export function whoWords(changedBy: string): string {
  const [kind, surface = ''] = changedBy.split(':');
  const where = SURFACES[surface];
  return where ? `${kind}, ${where}` : changedBy;
}

const SURFACES: Record<string, string> = { api: 'by the API', console: 'in the console' };

/** What a restoration makes of the next run. @param format an instant in words */
export function nextRunSentence(
  { nextFireAt, restoredNextFireAt }: Pick<RestoreEffect, 'nextFireAt' | 'restoredNextFireAt'>,
  isPaused: boolean,
  format: (instant: string) => string,
): string {
  if (isPaused && restoredNextFireAt === null) return 'It is paused and stays so until somebody resumes it.';
  if (restoredNextFireAt === null) return 'It would never run again.';
  if (nextFireAt === restoredNextFireAt) return `The next run stays ${format(restoredNextFireAt)}.`;
  return nextFireAt === null
    ? `The next run becomes ${format(restoredNextFireAt)}.`
    : `The next run moves from ${format(nextFireAt)} to ${format(restoredNextFireAt)}.`;
}
