import { cancelExecution } from '@/lib/services/executions/cancel';
import { otherMethods } from '../../../_http/other-methods';
import { route } from '../../../_http/route';

export const POST = route<{ id: string }>(async ({ context, params }) => {
  const execution = await cancelExecution(context, params.id);
  return Response.json(execution, {
    headers: { location: `/api/executions/${execution.id}` },
    status: 202,
  });
});

const others = otherMethods('POST');

export { others as DELETE, others as GET, others as OPTIONS, others as PATCH, others as PUT };
