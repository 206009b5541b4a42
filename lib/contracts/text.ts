import { z } from 'zod';

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether PostgreSQL can keep the text as it is: no NUL and no half of a surrogate pair. */
export const isStorableText = (text: string): boolean => !text.includes('\0') && !LONE_SURROGATE.test(text);

/**
 * Text of bounded length that can be stored, without spaces at its ends.
 *
 * @param label how messages begin, such as "Name"
 */
export function boundedText(label: string, { min = 1, max }: { min?: number; max: number }) {
  return z
    .string({
      error: ({ input }) => (input === undefined ? `${label} is required` : `${label} must be text`),
    })
    .trim()
    .min(min, `${label} is required`)
    .max(max, `${label} must be at most ${max} characters`)
    .refine(isStorableText, `${label} has a character that can't be stored`);
}
