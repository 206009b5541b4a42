import { openEventStream } from '@/lib/services/events/open-stream';
import { otherMethods } from '../_http/other-methods';
import { queryOf } from '../_http/query';
import { route } from '../_http/route';

const HEADERS = {
  // No proxy may compress it, or keep it until it is complete.
  'cache-control': 'private, no-store, no-transform',
  // The connection is of no more use, and an idle one would hold up a server that stops.
  connection: 'close',
  'content-type': 'text/event-stream; charset=utf-8',
  'x-accel-buffering': 'no',
};

export const GET = route(async ({ context, request }) => {
  const query = queryOf(request);
  if (request.method === 'HEAD') return new Response(null, { headers: HEADERS });
  const lastEventId = request.headers.get('last-event-id') ?? undefined;
  const stream = await openEventStream(context, query, { lastEventId, signal: request.signal });
  return new Response(stream, { headers: HEADERS });
});

const others = otherMethods('GET');

export { others as DELETE, others as OPTIONS, others as PATCH, others as POST, others as PUT };
