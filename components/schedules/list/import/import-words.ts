import type { FieldError } from '@/lib/contracts/problem';
import type { ImportResult } from '@/lib/contracts/schedule-import';

const number = new Intl.NumberFormat('en-US');

type Action = keyof ImportResult['counts'];

const ORDER: readonly Action[] = ['created', 'updated', 'unchanged', 'failed'];
const WILL: Record<Action, string> = {
  created: 'to create',
  failed: 'failed',
  unchanged: 'unchanged',
  updated: 'to update',
};

/** "2 to create, 1 unchanged" before it is done, "2 created, 1 unchanged" after. */
export function countsInWords({ counts, dryRun }: Pick<ImportResult, 'counts' | 'dryRun'>): string {
  const parts = ORDER.filter((action) => counts[action] > 0).map(
    (action) => `${number.format(counts[action])} ${dryRun ? WILL[action] : action}`,
  );
  return parts.length > 0 ? parts.join(', ') : 'The file has no schedules';
}

/** "Line 12, schedules.3.cronExpression: Minute must be 0–59; got 75". */
export function errorInWords({ line, message, path }: FieldError): string {
  const place = [line === undefined ? null : `Line ${line}`, path === '' ? null : path].filter(Boolean);
  return place.length > 0 ? `${place.join(', ')}: ${message}` : message;
}

/** A value of a change, short. */
export function valueInWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === '' ? '“”' : text;
}
