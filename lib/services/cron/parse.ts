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
  const { count, from, text, timezone } = parseInput(cronParseInputSchema, input);
  const { cronExpression, notes, timezone: named } = read(text);
  if (named !== null && timezone !== undefined && named.name.toLowerCase() !== timezone.toLowerCase()) {
    const message = `The text says ${named.name} and timezone says ${timezone}; give one of them`;
    throw invalid([{ path: 'text', message, start: named.start, end: named.end }]);
  }
  const zone = named?.name ?? timezone ?? 'UTC';
  const preview = previewExpression({ expression: cronExpression, timezone: zone, from, count }, nowMs);
  return { text, ...preview, warnings: [...notes, ...preview.warnings] };
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
