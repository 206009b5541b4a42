'use client';

import { useMemo } from 'react';
import { useNow } from '@/components/time/now';
import { CronError } from '@/lib/domain/recurrence/cron-error';
import { type CronPreview, previewCron } from '@/lib/domain/recurrence/preview-cron';

export type CronPreviewState =
  | { kind: 'empty' }
  | { kind: 'bad'; message: string; place: { start: number; end: number } | null }
  | { kind: 'good'; preview: CronPreview };

const COUNT = 10;

interface Rule {
  cronExpression: string;
  timezone: string;
  /** The schedule's id, when it has one: `H` takes its values from it. */
  seed?: string;
}

/** What an expression will do, by the same walk as the worker's, in the browser: it repaints with the keystroke. */
export function useCronPreview({ cronExpression, timezone, seed }: Rule): CronPreviewState {
  const fromMs = useNow();
  return useMemo(
    () => previewOf({ cronExpression, timezone, seed, fromMs }),
    [cronExpression, timezone, seed, fromMs],
  );
}

function previewOf(rule: Rule & { fromMs: number }): CronPreviewState {
  if (rule.cronExpression.trim() === '') return { kind: 'empty' };
  try {
    return { kind: 'good', preview: previewCron({ ...rule, count: COUNT }) };
  } catch (error) {
    if (error instanceof CronError) {
      const { field, start, end, message } = error;
      return { kind: 'bad', message, place: field === 'expression' ? null : { start, end } };
    }
    if (error instanceof RangeError) return { kind: 'bad', message: error.message, place: null };
    throw error;
  }
}
