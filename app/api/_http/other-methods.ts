import { HttpError } from './http-error';
import { route } from './route';

const made = new WeakSet<object>();

/** Whether a handler of a route only says what the resource has. */
export const isOtherMethods = (handler: object): boolean => made.has(handler);

/**
 * Answers for the methods that a resource doesn't have, and OPTIONS for those that it has.
 *
 * @param allow those that it has, without HEAD and OPTIONS, which come with the others
 */
export function otherMethods(...allow: readonly string[]) {
  const head = allow.includes('GET') ? ['HEAD'] : [];
  const list = [...allow, ...head, 'OPTIONS'].sort().join(', ');
  const others = route(async ({ request }) => {
    if (request.method === 'OPTIONS') return new Response(null, { headers: { allow: list }, status: 204 });
    throw new HttpError(405, `${request.method} is not possible here, only ${list}`, { allow: list });
  });
  made.add(others);
  return others;
}
