import { resumeSchedule } from '@/lib/services/schedules/resume';
import { expectedVersions } from '../../../_http/etag';
import { otherMethods } from '../../../_http/other-methods';
import { route } from '../../../_http/route';
import { scheduleResponse } from '../../../_http/schedule-response';

export const POST = route<{ id: string }>(async ({ context, params, request }) =>
  scheduleResponse(await resumeSchedule(context, params.id, { expected: expectedVersions(request) })),
);

const others = otherMethods('POST');

export { others as DELETE, others as GET, others as OPTIONS, others as PATCH, others as PUT };
