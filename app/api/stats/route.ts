import { getStats } from '@/lib/services/stats/get';
import { otherMethods } from '../_http/other-methods';
import { queryOf } from '../_http/query';
import { route } from '../_http/route';

export const GET = route(async ({ context, request }) =>
  Response.json(await getStats(context, queryOf(request))),
);

const others = otherMethods('GET');

export { others as DELETE, others as OPTIONS, others as PATCH, others as POST, others as PUT };
