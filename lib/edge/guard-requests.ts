import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { noteClientAddress } from './client-address';
import { judgeRequest } from './judge-request';
import { REFUSAL_HEADER } from './refusal';

/** An address that nothing is at: the API's route for those answers what was refused. */
const NOWHERE = '/api/unanswerable';

/**
 * Looks at every request before Next.js does, whatever it asks for: pages, actions, the API and files alike. One that is refused goes
 * to the API's route for unknown addresses, which answers it by the reason in a header.
 *
 * @param allowedHosts names that Host may have besides those of the loopback; null = any
 */
export function guardRequests(allowedHosts: readonly string[] | null): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    takeAbsoluteForm(request);
    const { headers, method = 'GET', url = '/' } = request;
    delete headers[REFUSAL_HEADER];
    noteClientAddress(request);
    const refusal = judgeRequest({ headers, method, url }, allowedHosts);
    if (refusal === null) return;
    headers[REFUSAL_HEADER] = refusal;
    if (refusal === 'host') headers.host = 'localhost'; // so that nothing is made of the one that was sent
    request.method = 'GET';
    request.url = NOWHERE;
  });
}

/** `GET http://host/path` asks for the same as `GET /path` with that host in its header, which does not count then (RFC 9112, 3.2.2). */
function takeAbsoluteForm(request: IncomingMessage): void {
  const target = request.url ?? '/';
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return;
  const { host, pathname, search } = new URL(target);
  request.headers.host = host;
  request.url = pathname + search;
}
