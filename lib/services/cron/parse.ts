import type { z } from 'zod';
import { type CronParse, type CronParseInput, cronParseInputSchema } from '@/lib/contracts/cron-parse';
import { WORDS_EXAMPLES } from '@/lib/domain/recurrence-words/examples';
import { type ParsedWords, parseWords } from '@/lib/domain/recurrence-words/parse-words';
import { WordsError } from '@/lib/domain/recurrence-words/words-error';
import { invalid, type ServiceError } from '../errors';
import { parseInput } from '../parse-input';
import { previewExpression } from './preview';

/**
 * The cron expression that a text in English words means, with its preview. Reads nothing, so that it needs no context.
 *
 * @throws ServiceError `invalid` with the part of the text that can't be read and examples of what can
 */
export function parseRecurrence(input: CronParseInput, nowMs = Date.now()): CronParse {
  const parsed = parseInput(cronParseInputSchema, input);
  const { text, timezone } = parsed;
  const words = read(text);
  const { timezone: named } = words;
  if (named !== null && timezone !== undefined && named.name.toLowerCase() !== timezone.toLowerCase()) {
    const message = `The text says ${named.name} and timezone says ${timezone}; give one of them`;
    throw invalid([{ path: 'text', message, start: named.start, end: named.end }]);
  }
  return preview(parsed, words, nowMs);
}

/**
 * The same where a zone is chosen already, as in a form: one that the text names takes its place.
 *
 * @throws ServiceError `invalid` as `parseRecurrence`
 */
export function parseRecurrenceIn(input: CronParseInput, nowMs = Date.now()): CronParse {
  const parsed = parseInput(cronParseInputSchema, input);
  return preview(parsed, read(parsed.text), nowMs);
}

function preview(
  { count, from, text, timezone }: z.output<typeof cronParseInputSchema>,
  { cronExpression, notes, timezone: named }: ParsedWords,
  nowMs: number,
): CronParse {
  const zone = named?.name ?? timezone ?? 'UTC';
  const shown = previewExpression({ expression: cronExpression, timezone: zone, from, count }, nowMs);
  return { text, ...shown, warnings: [...notes, ...shown.warnings] };
}

function read(text: string): ParsedWords {
  try {
    return parseWords(text);
  } catch (error) {
    throw error instanceof WordsError ? refusal(error) : error;
  }
}

const refusal = ({ end, message, start }: WordsError): ServiceError =>
  invalid([{ path: 'text', message, start, end, examples: [...WORDS_EXAMPLES] }]);
