import type { TriggerScheduleInput } from '@/lib/contracts/execution';
import { triggerSchedule } from '@/lib/services/schedules/trigger';
import { expectedVersions } from '../../../_http/etag';
import { otherMethods } from '../../../_http/other-methods';
import { readOptionalJson } from '../../../_http/read-json';
import { route } from '../../../_http/route';

export const POST = route<{ id: string }>(async ({ context, params, request }) => {
  const body = (await readOptionalJson(request)) as TriggerScheduleInput | undefined;
  const expected = expectedVersions(request);
  const execution = await triggerSchedule(context, params.id, body, { expected });
  return Response.json(execution, {
    headers: { location: `/api/executions/${execution.id}` },
    status: 202,
  });
});

const others = otherMethods('POST');

export { others as DELETE, others as GET, others as OPTIONS, others as PATCH, others as PUT };
