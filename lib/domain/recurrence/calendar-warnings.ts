import type { CronFields } from './cron-fields';
import type { PreviewWarning, WarningContext } from './preview-warnings';

/** What the calendar and the clock do to the expression in any zone. */
export function calendarWarnings({ fields, fires, hasSeed }: WarningContext): PreviewWarning[] {
  const warnings: PreviewWarning[] = [];
  if (!fires) {
    warnings.push({
      code: 'never_fires',
      message: 'No date to come matches this expression: it never runs.',
    });
  }
  if (fields.seconds.length > 1) {
    const message = `It runs more often than once a minute: ${fields.seconds.length} times in each minute that matches.`;
    warnings.push({ code: 'too_often', message });
  }
  const skipped = fires ? tellSkippedMonths(fields) : null;
  if (skipped !== null) warnings.push({ code: 'skips_months', message: skipped });
  if (fields.usesHash && !hasSeed) {
    const message = "H takes its values from the schedule's id: the times will differ once it is saved.";
    warnings.push({ code: 'hash_without_schedule', message });
  }
  return warnings;
}

/** 1–12, in a common year. */
const daysInMonth = (month: number) => new Date(Date.UTC(2027, month, 0)).getUTCDate();
const monthName = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' });

/** Months that the expression names, or leaves open, but that have none of its days. */
function tellSkippedMonths(fields: CronFields): string | null {
  if (fields.daysCombine === 'either') return null;
  if (fields.nthOfWeekday === 5)
    return 'Not every month has this weekday five times: the others are left out.';

  const firstDay = fields.lastDayOfMonth ? 1 : fields.daysOfMonth[0]!;
  const skipped = fields.months.filter((month) => daysInMonth(month) < firstDay);
  if (skipped.length === 0) return null;
  if (firstDay === 29) return 'February has a 29th in leap years only: in other years it is left out.';

  const names = skipped.map((month) => monthName.format(Date.UTC(2027, month - 1)));
  const listed = new Intl.ListFormat('en-GB').format(names);
  const verb = names.length === 1 ? 'has' : 'have';
  return `${listed} ${verb} no day ${firstDay} and ${names.length === 1 ? 'is' : 'are'} left out; L is the last day of any month.`;
}
