import { wordsOf } from '../form/changes';

/**
 * One side of a change as text to read: JSON on lines of its own, where a text can be told from a number, and all else in words.
 *
 * @param path such as `payload.batch.size`
 */
export function changeText(path: string, value: unknown, timezone: string): string {
  const isJson = path === 'payload' || path.startsWith('payload.');
  if (isJson || (typeof value === 'object' && value !== null && !Array.isArray(value)))
    return JSON.stringify(value, null, 2);
  return wordsOf(path, value, timezone);
}
