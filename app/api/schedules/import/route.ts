import { IMPORT_LIMITS, type ImportSchedulesQuery } from '@/lib/contracts/schedule-import';
import { importSchedules } from '@/lib/services/schedules/import/import-schedules';
import { otherMethods } from '../../_http/other-methods';
import { queryOf } from '../../_http/query';
import { readScheduleFile } from '../../_http/read-schedule-file';
import { route } from '../../_http/route';

export const POST = route(
  async ({ context, request }) => {
    const query = queryOf(request) as ImportSchedulesQuery;
    return Response.json(await importSchedules(context, await readScheduleFile(request), query));
  },
  { bodyLimitBytes: IMPORT_LIMITS.bytes },
);

const others = otherMethods('POST');

export { others as DELETE, others as GET, others as OPTIONS, others as PATCH, others as PUT };
