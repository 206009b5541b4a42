import { CronError } from './cron-error';
import { FIELD_SPECS, type FieldSpec } from './field-spec';

/** The column that stores expressions is as wide. */
const MAX_EXPRESSION_LENGTH = 255;

const MACROS: Readonly<Record<string, string>> = {
  '@annually': '0 0 1 1 *',
  '@daily': '0 0 * * *',
  '@hourly': '0 * * * *',
  '@midnight': '0 0 * * *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@yearly': '0 0 1 1 *',
};

/** One field as it was written. */
export interface FieldText {
  spec: FieldSpec;
  text: string;
  /** Place of the first character in the whole expression. */
  start: number;
}

/**
 * Cuts an expression into its fields, macros expanded; the seconds field is absent when 5 were given.
 *
 * @throws CronError on any other count than 5 or 6, an unknown macro, or more than 255 characters
 */
export function splitExpression(expression: string): FieldText[] {
  if (expression.length > MAX_EXPRESSION_LENGTH) {
    const message = `A cron expression has at most ${MAX_EXPRESSION_LENGTH} characters; got ${expression.length}`;
    throw new CronError('expression', MAX_EXPRESSION_LENGTH, expression.length, message);
  }
  const words = [...expression.matchAll(/\S+/g)].map((match) => ({ text: match[0], start: match.index }));
  if (words[0]?.text.startsWith('@')) return splitExpression(expandMacro(expression, words[0].start));

  if (words.length !== 5 && words.length !== 6) {
    const start = words[6]?.start ?? 0;
    const message = `A cron expression has 5 or 6 fields; got ${words.length}`;
    throw new CronError('expression', start, expression.length, message);
  }
  const specs = FIELD_SPECS.slice(6 - words.length);
  return words.map((word, index) => ({ ...word, spec: specs[index]! }));
}

function expandMacro(expression: string, start: number): string {
  const text = expression.trim();
  const expanded = MACROS[text.toLowerCase()];
  if (expanded !== undefined) return expanded;

  const [name] = text.split(/\s/, 1);
  const message = /^@every$/i.test(name!)
    ? '@every is not supported; use a step such as */5 * * * * (every 5 minutes)'
    : `Unknown macro ${text.slice(0, 32)}; use one of ${Object.keys(MACROS).join(', ')}`;
  throw new CronError('expression', start, start + text.length, message);
}
