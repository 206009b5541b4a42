import type { CronParseInput } from '@/lib/contracts/cron-parse';
import { parseRecurrenceOnce } from '@/lib/services/cron/parse-once';
import { otherMethods } from '../../_http/other-methods';
import { readJson } from '../../_http/read-json';
import { route } from '../../_http/route';

export const POST = route(async ({ context, request }) =>
  Response.json(await parseRecurrenceOnce(context, (await readJson(request)) as CronParseInput)),
);

const others = otherMethods('POST');

export { others as DELETE, others as GET, others as OPTIONS, others as PATCH, others as PUT };
