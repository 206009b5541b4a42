import { describe, expect, it } from 'vitest';
import { parseCron } from '../recurrence/parse-cron';
import { WORDS_EXAMPLES } from './examples';
import { parseWords } from './parse-words';
import { PHRASES } from './phrases.fixture';
import { WordsError } from './words-error';

function errorOf(text: string): { part: string; message: string } {
  try {
    parseWords(text);
  } catch (error) {
    if (!(error instanceof WordsError)) throw error;
    return { part: text.slice(error.start, error.end), message: error.message };
  }
  throw new Error(`"${text}" was read`);
}

const notesOf = (text: string) => parseWords(text).notes.map(({ code, message }) => `${code}: ${message}`);
const zoneOf = (text: string) => parseWords(text).timezone?.name ?? null;

describe('parseWords', () => {
  it.each(PHRASES)('reads "%s" as %s', (text, cron) => {
    expect(parseWords(text).cronExpression).toBe(cron);
    expect(() => parseCron(cron)).not.toThrow();
  });

  it.each(WORDS_EXAMPLES)('reads what it shows as an example: %s', (text) => {
    expect(notesOf(text).filter((note) => !note.startsWith('assumed'))).toEqual([]);
  });

  it.each([
    ['every weekday at 9am in Berlin', 'Europe/Berlin'],
    ['every day at 9 Berlin time', 'Europe/Berlin'],
    ['in New York, every day at 9', 'America/New_York'],
    ['daily at 9 in São Paulo', 'America/Sao_Paulo'],
    ['daily at 9 in Kolkata time', 'Asia/Kolkata'],
    ['daily at 9 in Dar es Salaam', 'Africa/Dar_es_Salaam'],
    ['daily at 9 in America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['daily at 9 (europe/london time)', 'Europe/London'],
    ['daily at 9 UTC', 'UTC'],
    ['daily at 9 in UTC in January', 'UTC'],
    ['every 5 minutes', null],
  ])('knows the zone of "%s"', (text, zone) => {
    expect(zoneOf(text)).toBe(zone);
  });

  it.each([
    ['every day at 9 unless it rains', 'unless', '"unless" was not understood'],
    ['every day at 9 on holidays', 'holidays', '"holidays" was not understood'],
    ['every constructor', 'constructor', '"constructor" was not understood'],
    ['every day at', '', 'The text ends too early'],
    ['', '', 'The text says no time to run at'],
    ['in Berlin', 'in Berlin', 'The text says no time to run at'],
    ['every day ☕', '☕', '"☕" was not understood'],
    ['daily at 25:00', '25:00', 'An hour is 0–23; got 25'],
    ['daily at 13pm', '13pm', 'Before pm an hour is 1–12; got 13'],
    ['daily at 9:75', '9:75', 'A minute is 0–59; got 75'],
    ['on the 32nd of the month', '32nd', 'A day of a month is 1–31; got 32'],
    ['every 0 minutes', 'every 0 minutes', 'Every 0 minutes is never'],
    [
      'daily at 9 in Atlantis',
      'Atlantis',
      '"Atlantis" is neither a month nor the city of a time zone; write an IANA name such as Europe/London',
    ],
    ['daily at 9 EST', 'EST', '"EST" can mean several zones; write an IANA name such as America/New_York'],
    [
      'daily at 9 Mars/Base',
      'Mars/Base',
      '"Mars/Base" is no time zone; write an IANA name such as Europe/London',
    ],
  ])('names the part of "%s" that it can\'t read', (text, part, message) => {
    expect(errorOf(text)).toEqual({ part, message });
  });

  it.each([
    [
      'every 90 minutes',
      'every 90 minutes',
      "Cron can't repeat every 90 minutes: it counts within each hour; every hour or every 2 hours works",
    ],
    [
      'every 36 hours',
      'every 36 hours',
      "Cron can't repeat every 36 hours: it counts within each day; every day or every 2 days works",
    ],
    [
      'every 90 seconds',
      'every 90 seconds',
      "Cron can't repeat every 90 seconds: it counts within each minute; every minute or every 2 minutes works",
    ],
    [
      'every other week',
      'every other week',
      'Cron can\'t repeat every 2 weeks: it knows no week of the year; dates such as "on the 1st and 15th" work',
    ],
    [
      'every other Monday at 9',
      'other Monday',
      'Cron knows no every other week; "first Monday of the month" works',
    ],
    [
      'every second Monday at 9',
      'every second Monday',
      'It can mean every other week or once a month; "on the second Monday of the month" is plain',
    ],
    [
      'every second weekday',
      'every second weekday',
      'Cron knows the first and the last weekday of a month, no others',
    ],
    ['every second March', 'second', '"second" was not understood'],
    ['every 3 Mondays', '3', '"3" was not understood'],
    [
      'biweekly',
      'biweekly',
      '"biweekly" can be read in two ways; write on the 1st and 15th, or two weekdays',
    ],
    ['every 2 years', 'every 2 years', "Cron can't repeat every 2 years: it knows no years"],
    [
      'every 20 days',
      'every 20 days',
      'Cron can\'t repeat every 20 days: it counts within each month; dates such as "on the 1st and 15th" work',
    ],
    [
      'first and third Monday at 9',
      'Monday',
      'Cron counts one of them in a month; the others need schedules of their own',
    ],
    [
      'second weekday of the month',
      'second weekday',
      'Cron knows the first and the last weekday of a month, no others',
    ],
    [
      'at 9:00 and 17:30',
      'at 9:00 and 17:30',
      'Cron runs at the same minutes in each of its hours: times such as 09:00 and 17:30 need schedules of their own',
    ],
    [
      'Monday at 9 and Tuesday at 10',
      'Tuesday',
      'The weekday is given twice; what differs by day or time needs a schedule of its own',
    ],
    [
      'on Friday the 13th',
      'on Friday',
      'Cron can\'t ask for a date and a weekday at once; write "or" between them if either is enough',
    ],
    [
      'every 15 minutes between 9:10 and 17:00',
      'between 9:10 and 17:00',
      'Cron repeats the same minutes in each hour, so that the window has to begin and end with a full hour, such as 09:00',
    ],
    [
      'between 9 and 5 every hour',
      'between 9 and 5',
      '5 is before 9 on a 24-hour clock; write 9am or 17, whichever is meant',
    ],
    ['daily at 9 and 10 pm', '9', '9 may be in the morning or the evening; write 9am or 9pm'],
    [
      'every 2 hours at 9',
      'at 9',
      'What runs every few hours takes no time of day; "between 9:00 and 17:00" limits its hours, "at :15" names its minute',
    ],
    ['every 5 minutes at :15', 'at :15', 'What runs every few minutes takes no minute of the hour'],
    [
      'daily between 9 and 17',
      'between 9 and 17',
      'How often within these hours? Write "every 15 minutes" or "every hour" with it',
    ],
    ['daily on the 15th', 'on the 15th', 'Every day and a day of the month contradict each other'],
    [
      'monthly on Monday',
      'on Monday',
      'Which one of the month? Write "on the first Monday", or "every Monday"',
    ],
    ['yearly on the 15th', 'on the 15th', 'Which month? Write a date such as March 3rd'],
    ['twice a day', 'twice a day', 'Say at which 2, such as "at 9 and 17"; got 0'],
    ['twice a day at 9, 12 and 17', 'twice a day', 'Say at which 2, such as "at 9 and 17"; got 3'],
    ['twice a month', 'twice a month', 'Say at which 2, such as "on the 1st and 15th"; got 0'],
    ['Monday or at 9', 'or', '"or" stands between dates and weekdays only'],
  ])('refuses "%s" rather than round it', (text, part, message) => {
    expect(errorOf(text)).toEqual({ part, message });
  });

  it.each([
    [
      'every 7 minutes',
      'counts_anew: Cron counts anew each hour: it runs at minute 0, 7, 14 … 56, and then 4 minutes later, as the next hour begins.',
    ],
    [
      'every 45 minutes',
      'counts_anew: Cron counts anew each hour: it runs at minute 0 and 45, and then 15 minutes later, as the next hour begins.',
    ],
    [
      'every 5 hours',
      'counts_anew: Cron counts anew each day: it runs at 00:00, 05:00, 10:00, 15:00 and 20:00, and then 4 hours later, as the next day begins.',
    ],
    [
      'every other day at 9',
      'counts_anew: Cron counts anew each month: it runs on the days 1, 3, 5 … 31, and then on the 1st again.',
    ],
    [
      'every 5 months on the 1st at 9',
      'counts_anew: Cron counts anew each year: it runs in January, June and November, and then in January again.',
    ],
    [
      'every 15 minutes between 9 and 17',
      "window_end: The last run of the window is at 16:45: cron can't add 17:00 without the rest of that hour.",
    ],
    [
      'every hour from 22:00 to 6:00 on weekdays',
      'over_midnight: The days hold for the date: 00:00 to 06:00 runs on the chosen days too, not in the night after them.',
    ],
    ['daily', 'assumed: No time of day was given: it runs at 00:00.'],
    ['weekly at 9', 'assumed: No weekday was given: it runs on Sunday.'],
    ['monthly at 9', 'assumed: No day was given: it runs on the 1st.'],
  ])('says what will really happen with "%s"', (text, note) => {
    expect(notesOf(text)).toEqual([note]);
  });

  it('has nothing to note where cron means the same', () => {
    for (const text of [
      'every 20 minutes',
      'every 6 hours',
      'every 2 hours between 9 and 17',
      'every weekday at 9',
      'every 15 minutes between 9:00 and 16:59',
    ])
      expect(notesOf(text)).toEqual([]);
  });
});
