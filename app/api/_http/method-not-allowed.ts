import { HttpError } from './http-error';
import { route } from './route';

/**
 * Answers 405 to the methods that a resource doesn't have.
 *
 * @param allow those that it has
 */
export function methodNotAllowed(...allow: readonly string[]) {
  const list = allow.join(', ');
  return route(async ({ request }) => {
    throw new HttpError(405, `${request.method} is not possible here; ${list} are`, { allow: list });
  });
}
