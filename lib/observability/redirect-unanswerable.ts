import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** An address that nothing is at. */
const NOWHERE = 'unanswerable';

/**
 * Requests that Next.js answers with an internal error (method TRACE, a path with a broken % sequence under a dynamic route) become
 * requests for an address that isn't there, before it sees them: a caller's mistake is never a 5xx.
 */
export function redirectUnanswerable(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    if (request.method !== 'TRACE' && isDecodable(request.url ?? '/')) return;
    request.method = 'GET';
    request.url = request.url?.startsWith('/api/') ? `/api/${NOWHERE}` : `/${NOWHERE}`;
  });
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0]!);
    return true;
  } catch {
    return false; // URIError is the only way that decoding fails
  }
}
