import type { Phrase, Placed } from '../phrase';
import type { Unit } from '../vocabulary';
import { WordsError } from '../words-error';
import { windowHours } from './window';
import { type ClockFields, clockText, listText, type WordsNote } from './words-note';

interface Interval {
  count: number;
  unit: Unit;
}

const LARGER: Partial<Record<Unit, { unit: Unit; size: number }>> = {
  second: { unit: 'minute', size: 60 },
  minute: { unit: 'hour', size: 60 },
  hour: { unit: 'day', size: 24 },
};

/** "every 120 minutes" is every 2 hours, "every 24 hours" is every day. */
export function normaliseInterval({ count, unit }: Interval): Interval {
  const larger = LARGER[unit];
  if (larger === undefined || count % larger.size !== 0) return { count, unit };
  return normaliseInterval({ count: count / larger.size, unit: larger.unit });
}

/**
 * Seconds, minutes or hours that are repeated, within the hours of a window when one is given.
 *
 * @throws WordsError when cron can't repeat so
 */
export function intervalFields(phrase: Phrase, every: Placed<Interval>, notes: WordsNote[]): ClockFields {
  const { count, unit } = every.value;
  const { size } = LARGER[unit]!;
  refuseTimes(phrase, every.value);
  if (count > size) throw new WordsError(every.start, every.end, tellTooLong(every.value));
  const step = count === 1 ? '*' : `*/${count}`;
  if (unit === 'hour') return hourFields(phrase, count, notes);

  if (size % count !== 0) notes.push({ code: 'counts_anew', message: tellUneven(every.value) });
  const minutes = multiples(unit === 'minute' ? count : 1, 60);
  const hour = windowHours(phrase, { minutes, hourStep: 1 }, notes);
  return unit === 'second' ? { second: step, minute: '*', hour } : { second: null, minute: step, hour };
}

function hourFields(phrase: Phrase, count: number, notes: WordsNote[]): ClockFields {
  const minutes = [...new Set(phrase.minutes?.value ?? [0])].sort((a, b) => a - b);
  if (phrase.window === undefined && 24 % count !== 0) {
    notes.push({ code: 'counts_anew', message: tellUneven({ count, unit: 'hour' }) });
  }
  return {
    second: null,
    minute: minutes.join(','),
    hour: windowHours(phrase, { minutes, hourStep: count }, notes),
  };
}

function refuseTimes({ minutes, times }: Phrase, { unit }: Interval): void {
  if (times !== undefined) {
    const message = `What runs every few ${unit}s takes no time of day; "between 9:00 and 17:00" limits its hours, "at :15" names its minute`;
    throw new WordsError(times.start, times.end, message);
  }
  if (minutes !== undefined && unit !== 'hour') {
    throw new WordsError(
      minutes.start,
      minutes.end,
      `What runs every few ${unit}s takes no minute of the hour`,
    );
  }
}

const multiples = (step: number, below: number) =>
  Array.from({ length: Math.ceil(below / step) }, (_, index) => index * step);

function tellTooLong({ count, unit }: Interval): string {
  const { size, unit: larger } = LARGER[unit]!;
  const whole = Math.floor(count / size);
  const named = (times: number) =>
    `every ${times === 1 ? '' : `${times} `}${larger}${times === 1 ? '' : 's'}`;
  return `Cron can't repeat every ${count} ${unit}s: it counts within each ${larger}; ${named(whole)} or ${named(whole + 1)} works`;
}

function tellUneven({ count, unit }: Interval): string {
  const { size, unit: larger } = LARGER[unit]!;
  const values = multiples(count, size);
  const gap = size - values.at(-1)!;
  const shown = values.map((value) => (unit === 'hour' ? clockText(value, 0) : String(value)));
  const listed = shown.length > 6 ? `${shown.slice(0, 3).join(', ')} … ${shown.at(-1)}` : listText(shown);
  const at = unit === 'hour' ? `at ${listed}` : `at ${unit} ${listed}`;
  return `Cron counts anew each ${larger}: it runs ${at}, and then ${gap} ${unit}${gap === 1 ? '' : 's'} later, as the next ${larger} begins.`;
}
