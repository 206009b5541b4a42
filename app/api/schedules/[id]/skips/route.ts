import { listSkips } from '@/lib/services/schedules/list-skips';
import { methodNotAllowed } from '../../../_http/method-not-allowed';
import { queryOf } from '../../../_http/query';
import { route } from '../../../_http/route';

export const GET = route<{ id: string }>(async ({ context, params, request }) =>
  Response.json(await listSkips(context, params.id, queryOf(request))),
);

const notAllowed = methodNotAllowed('GET');

export { notAllowed as DELETE, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
