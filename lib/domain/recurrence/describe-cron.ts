import cronstrue from 'cronstrue';
import type { CronFields } from './cron-fields';
import { parseCron } from './parse-cron';

/**
 * The expression in words, on a 24-hour clock: "At 02:30 on Sunday, Tuesday and Thursday".
 *
 * @param options.seed the schedule's id; `H` is described by the values that it takes
 * @throws CronError
 */
export function describeCron(expression: string, options: { seed?: string } = {}): string {
  return describeFields(parseCron(expression, options));
}

/** The same for an expression that is parsed already. */
export function describeFields(fields: CronFields): string {
  return fields.daysCombine === 'either' ? describeEither(fields) : describePlain(fields.expression, fields);
}

/** cronstrue joins some dates and weekdays as if both had to match; so each is described apart, and "or" stands between. */
function describeEither(fields: CronFields): string {
  const parts = fields.expression.split(' ');
  const [dayOfMonth, month, dayOfWeek] = parts.slice(-3);
  const dates = describePlain([...parts.slice(0, -3), dayOfMonth, '*', '*'].join(' '), fields);
  const weekdays = describeDays(`* * ${dayOfWeek}`, fields).replace(/^(?!on )/, 'on ');
  const months = month === '*' ? '' : describeDays(`* ${month} *`, fields).replace(/^in /, 'only in ');
  return `${dates} or ${weekdays}${months && `, ${months}`}`;
}

/** The words of three day fields alone: "on Friday", "Monday to Friday". */
const describeDays = (days: string, fields: CronFields) =>
  describePlain(`0 0 ${days}`, fields).replace(/^At 00:00,? /, '');

function describePlain(expression: string, times: CronFields): string {
  const words = cronstrue.toString(expression, {
    logicalAndDayFields: true,
    use24HourTimeFormat: true,
    verbose: false,
  });
  const listed = words.replace(MINUTES_AND_HOURS, (text) => listTimes(times) ?? text);
  return REWORDINGS.reduce((text, [pattern, plain]) => text.replace(pattern, plain), listed);
}

/** From cronstrue's wording to the console's; a wording that none of them meets stays as it is. */
const REWORDINGS: readonly (readonly [RegExp, string])[] = [
  [/^At (\d+) minutes? past the hour(?!, )/, 'Every hour at minute $1'],
  [/^At (\d[\d, and]*) minutes past the hour(?!, )/, 'Every hour at minutes $1'],
  [/^On the hour, every/, 'Every'],
  [/^Every hour, between (\d\d:\d\d) and (\d\d:\d\d)/, 'Every hour from $1 to $2'],
  [/, between (\d\d:\d\d) and (\d\d:\d\d)/, ', $1–$2'],
  [/(?<!in a month), only on /, ' on '],
  [/, only in /, ' in '],
  [/(?<!in a month), on (day|the (?:first|second|third|fourth|fifth|last|weekday)) /, ' on $1 '],
  [/, and /g, ' and '],
  [/ through /g, ' to '],
];

/** "At 0 and 30 minutes past the hour, at 02:00 and 03:00": better told as its times, when they are few. */
const MINUTES_AND_HOURS =
  /^At \d[\d, and]* minutes past the hour, at \d\d:\d\d(?:(?:, and |, | and )\d\d:\d\d)*(?=$|, )/;
const MAX_LISTED_TIMES = 6;

function listTimes({ hours, minutes, seconds }: CronFields): string | null {
  if (hours.length * minutes.length > MAX_LISTED_TIMES || seconds.some((second) => second > 0)) return null;
  const times = hours.flatMap((hour) => minutes.map((minute) => `${twoDigits(hour)}:${twoDigits(minute)}`));
  return `At ${times.slice(0, -1).join(', ')} and ${times.at(-1)}`;
}

const twoDigits = (value: number) => String(value).padStart(2, '0');
