import { JSON_DEPTH_LIMIT } from '@/lib/contracts/json-value';
import { HttpError } from './http-error';
import { jsonDepth } from './json-depth';
import { readBytes } from './read-bytes';

const ACCEPTED = ['application/json', 'application/merge-patch+json'];

/**
 * The JSON body of a request.
 *
 * @throws HttpError 400, 408, 413, 415
 */
export async function readJson(request: Request, limitBytes?: number): Promise<unknown> {
  checkContentType(request);
  return parseJson(await readBytes(request, limitBytes));
}

/** The same where a body may be left out: then it is undefined, whatever its type. */
export async function readOptionalJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return undefined;
  checkContentType(request);
  return parseJson(bytes);
}

function checkContentType({ headers }: Request): void {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(/\s*;\s*/);
  if (!ACCEPTED.includes(type.trim())) throw unsupported('The body must be sent as application/json');
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  if (charset && !/^charset="?utf-?8"?$/.test(charset)) throw unsupported('The body must be in UTF-8');
  if ((headers.get('content-encoding') ?? 'identity') !== 'identity') {
    throw unsupported('The body must not be compressed');
  }
}

const unsupported = (detail: string) => new HttpError(415, detail, { 'accept-post': ACCEPTED.join(', ') });

function parseJson(bytes: Uint8Array): unknown {
  if (jsonDepth(bytes) > JSON_DEPTH_LIMIT) {
    throw new HttpError(400, `The JSON is nested deeper than ${JSON_DEPTH_LIMIT} levels`);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) throw new HttpError(400, `The body is not JSON: ${error.message}`);
    throw new HttpError(400, 'The body is not valid UTF-8');
  }
}
