import { listScheduleSkips } from '@/lib/services/schedules/list-skips';
import { otherMethods } from '../../../_http/other-methods';
import { queryOf } from '../../../_http/query';
import { route } from '../../../_http/route';

export const GET = route<{ id: string }>(async ({ context, params, request }) =>
  Response.json(await listScheduleSkips(context, params.id, queryOf(request))),
);

const others = otherMethods('GET');

export { others as DELETE, others as OPTIONS, others as PATCH, others as POST, others as PUT };
