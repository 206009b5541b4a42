import { type Problem, problemSchema } from '../problem';
import { PROBLEM_TYPES, type ProblemCode, problemTypeUri } from '../problem-types';
import type { HeaderName } from './headers';
import type { Answer } from './operation';

const REQUEST_ID = '7f1a1f4e-8a3b-4c5e-9d55-0f7a4b8f6f0e';

type Details = Pick<Problem, 'detail' | 'errors'>;

/**
 * A failing answer with one example.
 *
 * @param details what the example says of its request
 */
export function problem(code: ProblemCode, details: Details, headers?: readonly HeaderName[]): Answer {
  const { meaning, status, title } = PROBLEM_TYPES[code];
  const example: Problem = { type: problemTypeUri(code), title, status, ...details, requestId: REQUEST_ID };
  const content = { 'application/problem+json': { schema: problemSchema, examples: { [code]: example } } };
  return { description: meaning, content, headers };
}

/** The id of the path names nothing. */
export const noSuch = (what: 'execution' | 'schedule' | 'version'): Answer =>
  problem('not-found', { detail: `There is no such ${what}` });

/** Values that can't be used, with the errors of the example. */
export const invalid = (...errors: NonNullable<Problem['errors']>): Answer =>
  problem('invalid', { detail: `${errors.length} of the values sent can't be used`, errors });

/** If-Match named a version that isn't the newest. */
export const editedMeanwhile: Answer = problem('edited-meanwhile', {
  detail: 'The schedule has been edited meanwhile',
});
