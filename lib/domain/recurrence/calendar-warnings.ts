import type { CronFields } from './cron-fields';
import type { PreviewWarning, WarningContext } from './preview-warning';

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

/** Says which months lack a day that the expression names. */
function tellSkippedMonths(fields: CronFields): string | null {
  if (fields.nthOfWeekday === 5) {
    return 'Not every month has this weekday five times: in the others that run is left out.';
  }
  const day = findLateDay(fields);
  const skipped = fields.months.filter((month) => day !== undefined && daysInMonth(month) < day);
  if (skipped.length === 0) return null;
  if (day === 29) return 'February has a 29th in leap years only: in other years that run is left out.';

  const names = new Intl.ListFormat('en-GB').format(skipped.map((month) => MONTH_NAMES[month - 1]!));
  const verb = skipped.length === 1 ? 'has' : 'have';
  return `${names} ${verb} no day ${day}: there that run is left out. L is the last day of any month.`;
}

/** The day that some months lack, which the expression has no other for. */
function findLateDay(fields: CronFields): number | undefined {
  if (fields.lastDayOfMonth) return undefined;
  if (typeof fields.nearestWeekday === 'number' && fields.nearestWeekday >= 29) return fields.nearestWeekday;
  return fields.daysOfMonth.find((each) => isLoneLateDay(each, fields));
}

/** The 31st of 15,31 is missed when a month lacks it; the 31st of 25-31 is not. */
const isLoneLateDay = (day: number, { daysOfMonth }: CronFields) =>
  day >= 29 && !daysOfMonth.some((other) => other < day && other > day - 7);

/** 1–12, in a common year. */
const daysInMonth = (month: number) => new Date(Date.UTC(2027, month, 0)).getUTCDate();

const MONTH_NAMES = Array.from({ length: 12 }, (_, index) =>
  new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2027, index)),
);
