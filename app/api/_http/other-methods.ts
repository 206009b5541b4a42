import { HttpError } from './http-error';
import { route } from './route';

/**
 * Answers for the methods that a resource doesn't have, and OPTIONS for those that it has.
 *
 * @param allow those that it has, without HEAD and OPTIONS, which come with the others
 */
export function otherMethods(...allow: readonly string[]) {
  const head = allow.includes('GET') ? ['HEAD'] : [];
  const list = [...allow, ...head, 'OPTIONS'].sort().join(', ');
  return route(async ({ request }) => {
    if (request.method === 'OPTIONS') return new Response(null, { headers: { allow: list }, status: 204 });
    throw new HttpError(405, `${request.method} is not possible here, only ${list}`, { allow: list });
  });
}
