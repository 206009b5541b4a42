import { methodNotAllowed } from '../../_http/method-not-allowed';
import { route } from '../../_http/route';

export const dynamic = 'force-dynamic';

/** The process runs; it looks at nothing else. */
export const GET = route(async () => Response.json({ status: 'ok' }));

const notAllowed = methodNotAllowed('GET');

export { notAllowed as DELETE, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
