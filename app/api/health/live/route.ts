import { otherMethods } from '../../_http/other-methods';
import { route } from '../../_http/route';

export const dynamic = 'force-dynamic';

/** The process runs; it looks at nothing else. */
export const GET = route(async () => Response.json({ status: 'ok' }));

const others = otherMethods('GET');

export { others as DELETE, others as OPTIONS, others as PATCH, others as POST, others as PUT };
