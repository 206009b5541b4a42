import type { z } from 'zod';
import { toFieldErrors } from '@/lib/contracts/problem';
import { invalid } from './errors';

/** @throws ServiceError `invalid` that names every bad field */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw invalid(toFieldErrors(parsed.error));
  return parsed.data;
}
