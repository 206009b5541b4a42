import { calendarWarnings } from './calendar-warnings';
import type { CronFields } from './cron-fields';
import { dstWarnings } from './dst-warnings';

/** The gravest first. */
const GRAVITY = [
  'never_fires',
  'too_often',
  'skips_months',
  'dst_gap',
  'dst_overlap',
  'hash_without_schedule',
] as const;
export type PreviewWarningCode = (typeof GRAVITY)[number];

export interface PreviewWarning {
  code: PreviewWarningCode;
  /** One or two plain sentences. */
  message: string;
}

export interface WarningContext {
  fields: CronFields;
  timezone: string;
  fromMs: number;
  /** Whether there is any fire time to come. */
  fires: boolean;
  /** Whether the schedule's id is known. */
  hasSeed: boolean;
}

/** What a person should know before saving, the gravest first. */
export function previewWarnings(context: WarningContext): PreviewWarning[] {
  const warnings = [...calendarWarnings(context), ...(context.fires ? dstWarnings(context) : [])];
  return warnings.sort((a, b) => GRAVITY.indexOf(a.code) - GRAVITY.indexOf(b.code));
}
