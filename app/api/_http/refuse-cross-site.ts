import { HttpError } from './http-error';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A page of another site must not change anything with a visitor's browser. Browsers say where a request comes from; whatever says
 * nothing is no browser.
 *
 * @throws HttpError 403
 */
export function refuseCrossSite({ headers, method, url }: Request): void {
  if (SAFE_METHODS.includes(method)) return;
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const host = headers.get('host') ?? new URL(url).host;
  const isForeign = origin !== null && (!URL.canParse(origin) || new URL(origin).host !== host);
  if (isForeign || site === 'cross-site' || site === 'same-site') {
    throw new HttpError(403, 'Requests that change something are not taken from pages of other sites');
  }
}
