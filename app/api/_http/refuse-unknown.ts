import { z } from 'zod';
import { ALL_OPERATIONS } from '@/lib/contracts/operations/all-operations';
import { parseInput } from '@/lib/services/parse-input';
import { queryOf } from './query';
import { readOptionalJson } from './read-json';
import { type Params, routePattern } from './request-log';

const NOTHING = z.strictObject({}, { error: 'The body must be an object' });

/**
 * Refuses by name what an operation that takes no query, or a POST that takes no body, is sent all the same; those that take one look at
 * it themselves. Probes of health may carry what their makers like.
 *
 * @throws HttpError 400, 408, 413, 415; ServiceError `invalid`
 */
export async function refuseUnknown(request: Request, params: Params): Promise<void> {
  const path = routePattern(new URL(request.url).pathname, params);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const operation = ALL_OPERATIONS.find((one) => one.path === path && one.method === method);
  if (!operation || path.startsWith('/api/health')) return;
  if (!operation.query) parseInput(NOTHING, queryOf(request));
  if (method === 'POST' && !operation.body) parseInput(NOTHING, (await readOptionalJson(request)) ?? {});
}
