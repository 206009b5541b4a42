import { openApiDocument } from '@/lib/contracts/openapi/document';
import packageJson from '@/package.json' with { type: 'json' };
import { otherMethods } from '../_http/other-methods';
import { route } from '../_http/route';

let document: string | undefined;

/** The document is the same for everybody and as long as the process lives. */
export const GET = route(async () => {
  document ??= JSON.stringify(openApiDocument(packageJson.version));
  return new Response(document, { headers: { 'content-type': 'application/json' } });
});

const others = otherMethods('GET');

export { others as DELETE, others as OPTIONS, others as PATCH, others as POST, others as PUT };
