import { pauseSchedule } from '@/lib/services/schedules/pause';
import { expectedVersions } from '../../../_http/etag';
import { methodNotAllowed } from '../../../_http/method-not-allowed';
import { route } from '../../../_http/route';
import { scheduleResponse } from '../../../_http/schedule-response';

export const POST = route<{ id: string }>(async ({ context, params, request }) =>
  scheduleResponse(await pauseSchedule(context, params.id, { expected: expectedVersions(request) })),
);

const notAllowed = methodNotAllowed('POST');

export { notAllowed as DELETE, notAllowed as GET, notAllowed as PATCH, notAllowed as PUT };
