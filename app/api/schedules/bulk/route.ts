import { BULK_LIMITS, type BulkInput } from '@/lib/contracts/bulk';
import { runBulk } from '@/lib/services/schedules/bulk/run';
import { otherMethods } from '../../_http/other-methods';
import { prefersMinimal } from '../../_http/prefer';
import { readJson } from '../../_http/read-json';
import { route } from '../../_http/route';
import { bulkAnswer } from './bulk-answer';

const { bodyBytes: bodyLimitBytes } = BULK_LIMITS;

/** 200 whatever became of the operations: each has its own status. */
export const POST = route(
  async ({ context, request }) => {
    const body = (await readJson(request, bodyLimitBytes)) as BulkInput;
    const minimal = prefersMinimal(request);
    const answer = bulkAnswer(await runBulk(context, body), { minimal });
    return Response.json(answer, { headers: minimal ? { 'preference-applied': 'return=minimal' } : {} });
  },
  { bodyLimitBytes },
);

const others = otherMethods('POST');

export { others as DELETE, others as GET, others as OPTIONS, others as PATCH, others as PUT };
