import { checkHealth } from '@/lib/services/health/check';
import { otherMethods } from '../_http/other-methods';
import { route } from '../_http/route';

export const dynamic = 'force-dynamic';

export const GET = route(async ({ context }) => {
  const health = await checkHealth(context);
  return Response.json(health, { status: health.status === 'unavailable' ? 503 : 200 });
});

const others = otherMethods('GET');

export { others as DELETE, others as OPTIONS, others as PATCH, others as POST, others as PUT };
