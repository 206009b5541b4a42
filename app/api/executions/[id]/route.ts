import { getExecution } from '@/lib/services/executions/get';
import { otherMethods } from '../../_http/other-methods';
import { route } from '../../_http/route';

export const GET = route<{ id: string }>(async ({ context, params }) =>
  Response.json(await getExecution(context, params.id)),
);

const others = otherMethods('GET');

export { others as DELETE, others as OPTIONS, others as PATCH, others as POST, others as PUT };
