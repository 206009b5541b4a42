import { exportSchedules } from '@/lib/services/schedules/export';
import { otherMethods } from '../../_http/other-methods';
import { queryOf } from '../../_http/query';
import { route } from '../../_http/route';
import { streamOf } from '../../_http/stream-of';

const TYPES = { json: 'application/json', yaml: 'application/yaml' } as const;

export const GET = route(async ({ context, request }) => {
  const { format, parts } = await exportSchedules(context, queryOf(request));
  return new Response(streamOf(parts), {
    headers: {
      'content-disposition': `attachment; filename="schedules.${format}"`,
      'content-type': TYPES[format],
    },
  });
});

const others = otherMethods('GET');

export { others as DELETE, others as OPTIONS, others as PATCH, others as POST, others as PUT };
