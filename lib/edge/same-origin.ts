interface OriginHeaders {
  origin: string | null;
  host: string | null;
  secFetchSite: string | null;
}

/**
 * Whether a change was asked for by a page of our own. A request without an Origin is refused too: every browser sends one with the
 * POST of a server action. X-Forwarded-Host counts for nothing, since no proxy is configured.
 */
export function isSameOrigin({ origin, host, secFetchSite }: OriginHeaders): boolean {
  if (origin === null || host === null) return false;
  if (secFetchSite !== null && secFetchSite !== 'same-origin') return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}
