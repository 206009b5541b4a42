import { undeleteSchedule } from '@/lib/services/schedules/undelete';
import { expectedVersions } from '../../../_http/etag';
import { otherMethods } from '../../../_http/other-methods';
import { route } from '../../../_http/route';
import { scheduleResponse } from '../../../_http/schedule-response';

export const POST = route<{ id: string }>(async ({ context, params, request }) => {
  const expected = expectedVersions(request);
  return scheduleResponse(await undeleteSchedule(context, params.id, { expected }));
});

const others = otherMethods('POST');

export { others as DELETE, others as GET, others as OPTIONS, others as PATCH, others as PUT };
