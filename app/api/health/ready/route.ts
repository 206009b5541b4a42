import { isReady } from '@/lib/services/health/is-ready';
import { otherMethods } from '../../_http/other-methods';
import { route } from '../../_http/route';

export const dynamic = 'force-dynamic';

export const GET = route(async ({ context }) => {
  const ready = await isReady(context);
  return Response.json({ status: ready ? 'ok' : 'unavailable' }, { status: ready ? 200 : 503 });
});

const others = otherMethods('GET');

export { others as DELETE, others as OPTIONS, others as PATCH, others as POST, others as PUT };
