import type { PreviewWarning, WarningContext } from './preview-warnings';

export function calendarWarnings({ fields, fires, hasSeed }: WarningContext): PreviewWarning[] {
  const warnings: PreviewWarning[] = [];
  if (!fires) {
    warnings.push({ code: 'never_fires', message: 'No date matches this expression: it never runs.' });
  }
  if (fields.seconds.length > 1) {
    const message = `Runs up to ${fields.seconds.length} times a minute, more often than once a minute.`;
    warnings.push({ code: 'too_often', message });
  }
  if (fields.usesHash && !hasSeed) {
    const message = "H takes its values from the schedule's id: the times will differ once it is saved.";
    warnings.push({ code: 'hash_without_schedule', message });
  }
  return warnings;
}
