import { entityTags } from './entity-tags';
import { digestOf } from './etag';

/**
 * Gives the JSON that is read a tag, and answers 304 without it to whoever has it already. Files, streams and problems pass as they are.
 *
 * @throws HttpError 400 when If-None-Match is malformed
 */
export async function answerConditionally(
  { headers, method }: Request,
  response: Response,
): Promise<Response> {
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  const isFile = response.headers.has('content-disposition');
  if ((method !== 'GET' && method !== 'HEAD') || response.status !== 200 || !isJson || isFile)
    return response;
  const text = await response.text();
  const tag = response.headers.get('etag') ?? `"${digestOf(text)}"`;
  response.headers.set('etag', tag);
  const wanted = headers.get('if-none-match');
  if (wanted === null || !isKnown(wanted, tag)) return new Response(text, response);
  response.headers.delete('content-type');
  return new Response(null, { headers: response.headers, status: 304 });
}

/** Weak tags count here: who asks wants to know whether to read again. */
function isKnown(header: string, tag: string): boolean {
  const tags = entityTags('If-None-Match', header);
  return tags === '*' || tags.some(({ value }) => `"${value}"` === tag);
}
