import { calendarWarnings } from './calendar-warnings';
import { dstWarnings } from './dst-warnings';
import { PREVIEW_WARNING_CODES, type PreviewWarning, type WarningContext } from './preview-warning';

/** What a person should know before saving, the gravest first. */
export function previewWarnings(context: WarningContext): PreviewWarning[] {
  const warnings = [...calendarWarnings(context), ...(context.fires ? dstWarnings(context) : [])];
  return warnings.sort(
    (a, b) => PREVIEW_WARNING_CODES.indexOf(a.code) - PREVIEW_WARNING_CODES.indexOf(b.code),
  );
}
