import { getVersion } from '@/lib/services/schedules/versions/get';
import { otherMethods } from '../../../../_http/other-methods';
import { route } from '../../../../_http/route';

export const GET = route<{ id: string; version: string }>(async ({ context, params }) =>
  Response.json(await getVersion(context, params.id, params.version)),
);

const others = otherMethods('GET');

export { others as DELETE, others as OPTIONS, others as PATCH, others as POST, others as PUT };
