import { usageError } from '../cli-error';

/**
 * The number of an option.
 *
 * @param option as the message calls it
 * @throws CliError when it is none
 */
export function wholeNumber(option: string, text: string): number {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  throw usageError(`${option} must be a whole number; got "${text}"`);
}
