import { calendarWarnings } from './calendar-warnings';
import type { CronFields } from './cron-fields';

export type PreviewWarningCode =
  | 'dst_gap'
  | 'dst_overlap'
  | 'hash_without_schedule'
  | 'never_fires'
  | 'skips_months'
  | 'too_often';

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
  return calendarWarnings(context);
}
