import { findHeaderProblems } from '@/lib/domain/request-headers';
import { parsedObject } from './parsed-object';

export interface AdoptedHeaders {
  headers: Record<string, string>;
  /** Why a header was left out, one sentence each. */
  dropped: string[];
}

/** The headers that we can send; values that were no text become text, null ones are left out. */
export function adoptHeaders(original: unknown): AdoptedHeaders {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(parsedObject(original))) {
    if (value === null) continue;
    headers[name] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  const problems = findHeaderProblems(headers);
  for (const { name } of problems) delete headers[name];
  return { headers, dropped: problems.map(({ message }) => message) };
}
