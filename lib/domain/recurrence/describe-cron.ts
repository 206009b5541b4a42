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
  const words = cronstrue.toString(fields.expression, {
    logicalAndDayFields: fields.daysCombine === 'both',
    use24HourTimeFormat: true,
    verbose: false,
  });
  return REWORDINGS.reduce((text, [pattern, plain]) => text.replace(pattern, plain), words);
}

/** From cronstrue's wording to the console's; a wording that none of them meets stays as it is. */
const REWORDINGS: readonly (readonly [RegExp, string])[] = [
  [/^At (\d+) minutes past the hour/, 'Every hour at minute $1'],
  [/^On the hour, every/, 'Every'],
  [/^Every hour, between (\d\d:\d\d) and (\d\d:\d\d)/, 'Every hour from $1 to $2'],
  [/, between (\d\d:\d\d) and (\d\d:\d\d)/, ', $1–$2'],
  [/, and on /, ' or on '],
  [/, only (on|in) /g, ' $1 '],
  [/, on (the|day) /g, ' on $1 '],
  [/, and /g, ' and '],
  [/ through /g, ' to '],
];
