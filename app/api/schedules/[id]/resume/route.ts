import type { ResumeScheduleInput } from '@/lib/contracts/pause';
import { resumeSchedule } from '@/lib/services/schedules/resume';
import { expectedVersions } from '../../../_http/etag';
import { otherMethods } from '../../../_http/other-methods';
import { readOptionalJson } from '../../../_http/read-json';
import { route } from '../../../_http/route';
import { scheduleResponse } from '../../../_http/schedule-response';

export const POST = route<{ id: string }>(async ({ context, params, request }) => {
  const body = (await readOptionalJson(request)) as ResumeScheduleInput | undefined;
  const expected = expectedVersions(request);
  return scheduleResponse(await resumeSchedule(context, params.id, body, { expected }));
});

const others = otherMethods('POST');

export { others as DELETE, others as GET, others as OPTIONS, others as PATCH, others as PUT };
