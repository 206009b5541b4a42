import type { CreateScheduleInput } from '@/lib/contracts/schedule';
import { createSchedule } from '@/lib/services/schedules/create';
import { listSchedules } from '@/lib/services/schedules/list';
import { otherMethods } from '../_http/other-methods';
import { queryOf } from '../_http/query';
import { readJson } from '../_http/read-json';
import { route } from '../_http/route';
import { scheduleResponse } from '../_http/schedule-response';

export const GET = route(async ({ context, request }) =>
  Response.json(await listSchedules(context, queryOf(request))),
);

export const POST = route(async ({ context, request }) => {
  const body = (await readJson(request)) as CreateScheduleInput;
  const schedule = await createSchedule(context, body);
  return scheduleResponse(schedule, { headers: { location: `/api/schedules/${schedule.id}` }, status: 201 });
});

const others = otherMethods('GET', 'POST');

export { others as DELETE, others as OPTIONS, others as PATCH, others as PUT };
