import type { FireDay } from '@/lib/domain/recurrence/fire-days';
import type { CronPreview } from '@/lib/domain/recurrence/preview-cron';

export interface PreviewRule {
  cronExpression: string;
  timezone: string;
  /** The schedule's id, when it has one: `H` takes its values from it. */
  seed?: string;
}

/** What the form knows of an expression. */
export type CronPreviewState =
  | { kind: 'empty' }
  | { kind: 'bad'; message: string; place: { start: number; end: number } | null }
  | {
      kind: 'good';
      preview: CronPreview;
      /** This month's and the next two months' dates on which it fires. */
      days: FireDay[];
      /** The date in the rule's zone, `2026-11-26`. */
      today: string;
    };
