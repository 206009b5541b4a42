import { applyRate } from './compose/apply-rate';
import { checkFrequency } from './compose/check-frequency';
import { clockFields, withPlainInterval } from './compose/clock';
import { dayFields } from './compose/days';
import type { WordsNote } from './compose/words-note';
import { readPhrase } from './read-phrase';
import { WordsError } from './words-error';

export interface ParsedWords {
  cronExpression: string;
  /** IANA name, and the part of the text that named it; null when none did. */
  timezone: { name: string; start: number; end: number } | null;
  /** What a person should know: what was assumed, and where cron counts otherwise than people do. */
  notes: WordsNote[];
}

/**
 * Makes a cron expression of a recurrence in English words: "every weekday at 9am in Berlin". What cron can't say is refused or noted,
 * never rounded to something else. A bare hour is one of 24.
 *
 * @throws WordsError with the part of the text that can't be read, or that cron can't say
 */
export function parseWords(text: string): ParsedWords {
  const { timezone, ...said } = readPhrase(text);
  if (Object.keys(said).length === 0) throw new WordsError(0, text.length, 'The text says no time to run at');
  const phrase = withPlainInterval(applyRate(said));
  checkFrequency(phrase);
  const notes: WordsNote[] = [];
  const { hour, minute, second } = clockFields(phrase, notes);
  const { dayOfMonth, dayOfWeek, month } = dayFields(phrase, notes);
  const fields = [second, minute, hour, dayOfMonth, month, dayOfWeek].filter((field) => field !== null);
  return {
    cronExpression: fields.join(' '),
    timezone:
      timezone === undefined ? null : { name: timezone.value, start: timezone.start, end: timezone.end },
    notes,
  };
}
