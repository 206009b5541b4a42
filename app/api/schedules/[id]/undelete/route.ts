import { undeleteSchedule } from '@/lib/services/schedules/undelete';
import { otherMethods } from '../../../_http/other-methods';
import { route } from '../../../_http/route';
import { scheduleResponse } from '../../../_http/schedule-response';

export const POST = route<{ id: string }>(async ({ context, params }) =>
  scheduleResponse(await undeleteSchedule(context, params.id)),
);

const others = otherMethods('POST');

export { others as DELETE, others as GET, others as OPTIONS, others as PATCH, others as PUT };
