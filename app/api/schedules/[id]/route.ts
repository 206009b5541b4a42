import type { UpdateScheduleBody } from '@/lib/contracts/update-schedule-body';
import { deleteSchedule } from '@/lib/services/schedules/delete';
import { getSchedule } from '@/lib/services/schedules/get';
import { updateSchedule } from '@/lib/services/schedules/update';
import { expectedVersions } from '../../_http/etag';
import { otherMethods } from '../../_http/other-methods';
import { readJson } from '../../_http/read-json';
import { route } from '../../_http/route';
import { scheduleResponse } from '../../_http/schedule-response';

type Params = { id: string };

export const GET = route<Params>(async ({ context, params }) =>
  scheduleResponse(await getSchedule(context, params.id)),
);

const update = route<Params>(async ({ context, params, request }) => {
  const body = (await readJson(request)) as UpdateScheduleBody;
  const expected = expectedVersions(request);
  return scheduleResponse(await updateSchedule(context, params.id, body, { expected }));
});

export { update as PATCH, update as PUT };

export const DELETE = route<Params>(async ({ context, params, request }) => {
  await deleteSchedule(context, params.id, { expected: expectedVersions(request) });
  return new Response(null, { status: 204 });
});

const others = otherMethods('DELETE', 'GET', 'PATCH', 'PUT');

export { others as OPTIONS, others as POST };
