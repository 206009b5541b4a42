import { getExecution } from '@/lib/services/executions/get';
import { methodNotAllowed } from '../../_http/method-not-allowed';
import { route } from '../../_http/route';

export const GET = route<{ id: string }>(async ({ context, params }) =>
  Response.json(await getExecution(context, params.id)),
);

const notAllowed = methodNotAllowed('GET');

export { notAllowed as DELETE, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
