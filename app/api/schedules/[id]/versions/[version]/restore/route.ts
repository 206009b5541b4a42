import { restoreVersion } from '@/lib/services/schedules/versions/restore';
import { expectedVersions } from '../../../../../_http/etag';
import { otherMethods } from '../../../../../_http/other-methods';
import { route } from '../../../../../_http/route';
import { scheduleResponse } from '../../../../../_http/schedule-response';

export const POST = route<{ id: string; version: string }>(async ({ context, params, request }) => {
  const expected = expectedVersions(request);
  return scheduleResponse(await restoreVersion(context, params.id, params.version, { expected }));
});

const others = otherMethods('POST');

export { others as DELETE, others as GET, others as OPTIONS, others as PATCH, others as PUT };
