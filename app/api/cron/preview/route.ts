import type { CronPreviewQuery } from '@/lib/contracts/cron-preview';
import { previewExpression } from '@/lib/services/cron/preview';
import { methodNotAllowed } from '../../_http/method-not-allowed';
import { queryOf } from '../../_http/query';
import { route } from '../../_http/route';

export const GET = route(async ({ request }) =>
  Response.json(previewExpression(queryOf(request) as CronPreviewQuery)),
);

const notAllowed = methodNotAllowed('GET');

export { notAllowed as DELETE, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
