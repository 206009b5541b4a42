import type { IncomingHttpHeaders } from 'node:http';
import { isAllowedHost } from './allowed-hosts';
import type { Refusal } from './refusal';
import { isSameOrigin } from './same-origin';

export interface JudgedRequest {
  method: string;
  /** As it came in the request's first line. */
  url: string;
  headers: IncomingHttpHeaders;
}

/**
 * What is wrong with a request whatever it asks for; null = nothing. Next.js would answer some of these with an internal error, and
 * checks none of the others early.
 *
 * @param allowedHosts names that Host may have besides those of the loopback; null = any
 */
export function judgeRequest(
  { headers, method, url }: JudgedRequest,
  allowedHosts: readonly string[] | null,
): Refusal | null {
  if (headers.host !== undefined && !isAllowedHost(headers.host, allowedHosts)) return 'host';
  if (method === 'OPTIONS' && url === '*') return 'options';
  if (method === 'TRACE') return 'method';
  if (!isDecodable(url)) return 'path';
  // What is not the API's is changed by server actions alone.
  if (method === 'POST' && !/^\/api(\/|$)/.test(url) && !comesFromUs(headers)) return 'cross-site';
  return null;
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0]!);
    return url.startsWith('/');
  } catch {
    return false; // URIError is the only way that decoding fails
  }
}

const comesFromUs = (headers: IncomingHttpHeaders) =>
  isSameOrigin({
    host: headers.host ?? null,
    origin: headers.origin ?? null,
    secFetchSite: String(headers['sec-fetch-site'] ?? '') || null,
  });
