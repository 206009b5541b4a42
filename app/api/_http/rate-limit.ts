import { clientAddress } from '@/lib/edge/client-address';
import type { Runtime } from '@/lib/services/runtime';
import { HttpError } from './http-error';

/** Probes must be answered whatever else is asked. */
const UNLIMITED = /^\/api\/health(\/|$)/;
const WINDOW_SECONDS = 60;

/**
 * Counts a request against its client's limit, when there is one.
 *
 * @returns the headers that tell the client (draft-ietf-httpapi-ratelimit-headers)
 * @throws HttpError 429 with the same headers
 */
export async function countRequest(
  { rateLimiter }: Pick<Runtime, 'rateLimiter'>,
  request: Request,
): Promise<Record<string, string>> {
  if (rateLimiter === null || UNLIMITED.test(new URL(request.url).pathname)) return {};
  const { isOver, limit, remaining, resetMs } = await rateLimiter.count(clientAddress(request));
  const seconds = String(Math.ceil(resetMs / 1_000));
  const headers = {
    ratelimit: `"default";r=${remaining};t=${seconds}`,
    'ratelimit-policy': `"default";q=${limit};w=${WINDOW_SECONDS}`,
  };
  if (!isOver) return headers;
  throw new HttpError(429, `This client may send ${limit} requests a minute`, {
    ...headers,
    'retry-after': seconds,
  });
}
