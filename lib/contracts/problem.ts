import { z } from 'zod';
import { PROBLEM_CODES, problemTypeUri } from './problem-types';

const fieldErrorSchema = z
  .object({
    path: z.string().meta({
      description: 'Where in the body or query: names and indexes joined by dots, "" for the whole',
    }),
    message: z.string(),
    field: z.string().optional().meta({ description: 'In a cron expression: the field that is wrong' }),
    start: z.int().optional().meta({ description: 'The first character of what is wrong' }),
    end: z.int().optional().meta({ description: 'One past its last character' }),
    examples: z
      .array(z.string())
      .optional()
      .meta({ description: 'For a recurrence in words: texts that can be read' }),
    line: z.int().optional().meta({ description: 'In a file that was sent: the line, from 1' }),
  })
  .meta({ id: 'FieldError', description: 'One thing that is wrong with what was sent' });
/** One thing that is wrong with what was sent. */
export type FieldError = z.output<typeof fieldErrorSchema>;

/** RFC 9457, as every failing answer of the API has it. */
export const problemSchema = z
  .object({
    type: z.enum(PROBLEM_CODES.map(problemTypeUri)).meta({
      description: 'The kind of problem: the address, relative to the service, of the text that explains it',
    }),
    title: z.string().meta({ description: 'The kind of problem in words, the same for each of its kind' }),
    status: z.int().meta({ description: 'The HTTP status' }),
    detail: z.string().optional().meta({ description: 'What is wrong with this request' }),
    errors: z.array(fieldErrorSchema).optional().meta({ description: 'Every value that can’t be used' }),
    requestId: z.string().meta({ description: 'Ties the answer to the lines of the service’s log' }),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457)' });
export type Problem = z.output<typeof problemSchema>;

interface Issue {
  code: string;
  message: string;
  path: PropertyKey[];
  keys?: string[];
  params?: Record<string, unknown>;
}

/** zod's issues as errors of fields: unknown fields one by one, by their names. */
export function toFieldErrors(error: z.ZodError): FieldError[] {
  return (error.issues as Issue[]).flatMap(({ code, keys, message, params, path }) => {
    if (code !== 'unrecognized_keys') return [{ path: joinPath(path), message, ...params }];
    return (keys ?? []).map((key) => ({ path: joinPath([...path, key]), message: `Unknown field "${key}"` }));
  });
}

const joinPath = (path: readonly PropertyKey[]) => path.map(String).join('.');
