import { isReady } from '@/lib/services/health/is-ready';
import { methodNotAllowed } from '../../_http/method-not-allowed';
import { route } from '../../_http/route';

export const dynamic = 'force-dynamic';

export const GET = route(async ({ context }) => {
  const ready = await isReady(context);
  return Response.json({ status: ready ? 'ok' : 'unavailable' }, { status: ready ? 200 : 503 });
});

const notAllowed = methodNotAllowed('GET');

export { notAllowed as DELETE, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
