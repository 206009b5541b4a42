import { z } from 'zod';
import { findHeaderProblems } from '@/lib/domain/request-headers';
import { isMask } from '@/lib/domain/sensitive-headers';

const HEADERS_LIMIT = 50;
const VALUE_LENGTH_LIMIT = 8_192;

const headerValue = z
  .string({ error: 'A header value must be text' })
  .max(VALUE_LENGTH_LIMIT, `A header value must be at most ${VALUE_LENGTH_LIMIT} characters`);
const error = 'Headers must be an object of names and values';

/** zod's records leave this key out, and nobody would know. */
const LOST_KEY = '__proto__';

/** A record of headers that loses none: a name that can't be kept is refused. */
const headerRecord = <Value extends z.ZodType>(value: Value) =>
  z.preprocess(
    (headers, context) => {
      if (typeof headers === 'object' && headers !== null && Object.hasOwn(headers, LOST_KEY)) {
        context.addIssue({
          code: 'custom',
          message: `The header ${LOST_KEY} can't be set`,
          path: [LOST_KEY],
        });
      }
      return headers;
    },
    z.record(z.string(), value, { error }),
  );

type Issue = { message: string; path: string[] };

function headerIssues(headers: Record<string, string>): Issue[] {
  const names = Object.keys(headers);
  const masked = names.filter((name) => isMask(headers[name]!));
  const issues = masked.map((name) => ({
    message: `The header ${name} is masked; give its value`,
    path: [name],
  }));
  for (const { name, message } of findHeaderProblems(headers)) {
    if (!masked.includes(name)) issues.push({ message, path: [name] });
  }
  if (names.length > HEADERS_LIMIT)
    issues.push({ message: `At most ${HEADERS_LIMIT} headers; got ${names.length}`, path: [] });
  return issues;
}

/** The headers of a schedule as they are stored: names that may be set, values that HTTP can carry, no mask. */
export const headersSchema = headerRecord(headerValue).superRefine((headers, context) => {
  for (const issue of headerIssues(headers)) context.addIssue({ code: 'custom', ...issue });
});

/** An edit of headers: null removes one, a mask leaves one as it is. What comes of it is checked by `headersSchema`. */
export const headersPatchSchema = headerRecord(headerValue.nullable());
export type HeadersPatch = z.output<typeof headersPatchSchema>;
