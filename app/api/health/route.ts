import { checkHealth } from '@/lib/services/health/check';
import { methodNotAllowed } from '../_http/method-not-allowed';
import { route } from '../_http/route';

export const dynamic = 'force-dynamic';

export const GET = route(async ({ context }) => {
  const health = await checkHealth(context);
  return Response.json(health, { status: health.status === 'unavailable' ? 503 : 200 });
});

const notAllowed = methodNotAllowed('GET');

export { notAllowed as DELETE, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
