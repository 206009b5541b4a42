import { z } from 'zod';

const fieldErrorSchema = z.object({
  /** Where in the body or query: names and indexes joined by dots, "" for the whole. */
  path: z.string(),
  message: z.string(),
  /** In a cron expression: the field that is wrong, its first character and one past its last. */
  field: z.string().optional(),
  start: z.int().optional(),
  end: z.int().optional(),
  /** In a file that was sent: the line, from 1. */
  line: z.int().optional(),
});
/** One thing that is wrong with what was sent. */
export type FieldError = z.output<typeof fieldErrorSchema>;

/** RFC 9457, as every failing answer of the API has it. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(fieldErrorSchema).optional(),
  requestId: z.string(),
});
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
