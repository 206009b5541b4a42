import { z } from 'zod';
import type { JsonValue } from '@/lib/domain/schedule-definition';
import { isStorableText } from './text';

/** Levels of arrays and objects that a JSON document may have. */
export const JSON_DEPTH_LIMIT = 100;

interface Flaw {
  path: string[];
  message: string;
}

/** The first part of a value that JSON or PostgreSQL can't keep as it is. Walks without recursion, so depth can't break it. */
function findFlaw(value: unknown): Flaw | null {
  const open: { value: unknown; path: string[] }[] = [{ value, path: [] }];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const { value: current, path } = entry;
    if (path.length > JSON_DEPTH_LIMIT)
      return { path: [], message: `is nested deeper than ${JSON_DEPTH_LIMIT}` };
    const problem = problemOf(current);
    if (problem) return { path, message: problem };
    if (typeof current !== 'object' || current === null) continue;
    for (const [key, child] of Object.entries(current)) {
      if (!isStorableText(key)) return { path, message: "has a key that can't be stored" };
      open.push({ value: child, path: [...path, key] });
    }
  }
  return null;
}

function problemOf(value: unknown): string | null {
  switch (typeof value) {
    case 'boolean':
      return null;
    case 'number':
      return Number.isFinite(value) ? null : 'has a number that is too large';
    case 'object':
      return null;
    case 'string':
      return isStorableText(value) ? null : "has a character that can't be stored";
    default:
      return 'must be JSON';
  }
}

/** Any JSON value that can be stored and sent as it is. */
export const jsonValueSchema = z.custom<JsonValue>().superRefine((value, context) => {
  const flaw = findFlaw(value);
  if (flaw) context.addIssue({ code: 'custom', message: `Payload ${flaw.message}`, path: flaw.path });
});
