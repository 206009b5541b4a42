const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Whether the caller asks for an answer without what it could make up itself (RFC 7240). */
export function prefersMinimal({ headers }: Request): boolean {
  const preferences = (headers.get('prefer') ?? '').toLowerCase().split(',');
  return preferences.some((preference) => /^\s*return\s*=\s*"?minimal"?\s*(;|$)/.test(preference));
}

/**
 * What was written, without its representation when the caller prefers that: status, `Location` and `ETag` say it all. Answers that
 * have neither of these two are no representation of something written, and stay whole.
 */
export function answerMinimally(request: Request, response: Response): Response {
  const { headers, status } = response;
  if (SAFE_METHODS.includes(request.method) || !response.ok || status === 204) return response;
  if (!prefersMinimal(request) || !(headers.has('etag') || headers.has('location'))) return response;
  headers.delete('content-type');
  headers.set('preference-applied', 'return=minimal');
  return new Response(null, { headers, status: status === 200 ? 204 : status });
}
