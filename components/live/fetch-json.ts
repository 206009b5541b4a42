/** What the API answered when it wasn't what was asked for. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    title: string,
    readonly detail: string | undefined,
    readonly url: string,
  ) {
    super(title);
    this.name = 'ApiError';
  }
}

const TIMEOUT_MS = 10_000;

/** GETs JSON from the REST API of our own origin. @throws ApiError when it answers with an error; TypeError or a DOMException when it can't be reached */
export async function fetchJson<Body>(url: string, signal?: AbortSignal): Promise<Body> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
  if (!response.ok) throw await toApiError(response, url);
  return (await response.json()) as Body;
}

async function toApiError(response: Response, url: string): Promise<ApiError> {
  let problem: { title?: string; detail?: string } = {};
  try {
    problem = (await response.json()) as typeof problem;
  } catch {
    // A proxy's HTML page, or nothing: the status says enough.
  }
  return new ApiError(response.status, problem.title ?? `HTTP ${response.status}`, problem.detail, url);
}
