import type { CronPreviewQuery } from '@/lib/contracts/cron-preview';
import { previewExpression } from '@/lib/services/cron/preview';
import { otherMethods } from '../../_http/other-methods';
import { queryOf } from '../../_http/query';
import { route } from '../../_http/route';

export const GET = route(async ({ request }) =>
  Response.json(previewExpression(queryOf(request) as CronPreviewQuery)),
);

const others = otherMethods('GET');

export { others as DELETE, others as OPTIONS, others as PATCH, others as POST, others as PUT };
