import { stripVTControlCharacters } from 'node:util';
import type { Logger } from 'pino';

/**
 * Turns what is written by `console.error` and `console.warn` into lines of the log. Next.js reports the failures of pages that way, over
 * several lines; a log is read a line at a time. An error keeps its stack and the digest that the failing page shows.
 */
export function structureConsole(logger: Pick<Logger, 'error' | 'warn'>, target: Console = console): void {
  target.error = (...parts: unknown[]) => logger.error(...lineOf(parts));
  target.warn = (...parts: unknown[]) => logger.warn(...lineOf(parts));
}

function lineOf(parts: readonly unknown[]): [fields: object, message: string] {
  const err = parts.find((part) => part instanceof Error);
  const words = parts.filter((part) => part !== err).map(textOf);
  const message = stripVTControlCharacters(words.join(' '))
    .replace(/^[\s⨯⚠]+/, '')
    .trim();
  return err === undefined ? [{}, message] : [{ err }, message || err.message];
}

const textOf = (part: unknown): string => (typeof part === 'string' ? part : (JSON.stringify(part) ?? ''));
