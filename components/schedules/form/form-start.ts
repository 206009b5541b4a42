import { readShape } from './builder/read-shape';
import { computePreview } from './compute-preview';
import type { ScheduleFormValues } from './form-values';
import type { CronPreviewState } from './preview-state';

/** Three ways to say when. */
export type WhenView = 'builder' | 'cron' | 'words';

/** What a form is painted from first: it has its answer before any script has run. */
export interface FormStart {
  values: ScheduleFormValues;
  preview: CronPreviewState;
  view: WhenView;
}

/** On the server. @param seed the schedule's id, when it has one */
export const startForm = (values: ScheduleFormValues, seed?: string): FormStart => ({
  values,
  preview: computePreview({ ...values, seed }, Date.now()),
  view: firstView(values.cronExpression),
});

/** Words for whoever begins; what is there already as choices, or as it is where they can't say it. */
function firstView(expression: string): WhenView {
  if (expression.trim() === '') return 'words';
  return readShape(expression) ? 'builder' : 'cron';
}
