import type { CronFields } from './cron-fields';

/** Stable codes, the gravest first. */
export const PREVIEW_WARNING_CODES = [
  'never_fires',
  'too_often',
  'skips_months',
  'dst_gap',
  'dst_overlap',
  'hash_without_schedule',
] as const;
export type PreviewWarningCode = (typeof PREVIEW_WARNING_CODES)[number];

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
