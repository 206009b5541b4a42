import { type Refusal, refusalIn } from '@/lib/edge/refusal';
import { HttpError } from '../_http/http-error';
import { route } from '../_http/route';

const EVERY_METHOD = 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT';

/** Whatever else is asked of the API, and every request that was refused before anything looked at what it asks for. */
const unknown = route(async ({ request }) => {
  const refusal = refusalIn(request);
  if (refusal === 'options') return new Response(null, { headers: { allow: EVERY_METHOD }, status: 204 });
  throw refusal === undefined ? nothingHere() : REFUSED[refusal]();
});

const nothingHere = () => new HttpError(404, 'The API has nothing at this address');

const REFUSED: Record<Exclude<Refusal, 'options'>, () => HttpError> = {
  'cross-site': () =>
    new HttpError(403, 'Requests that change something are not taken from pages of other sites'),
  host: () =>
    new HttpError(
      421,
      'This service is not known by the host name of the request; ALLOWED_HOSTS can name further ones',
    ),
  method: () => new HttpError(405, 'TRACE is not possible here', { allow: EVERY_METHOD }),
  path: nothingHere,
};

export {
  unknown as DELETE,
  unknown as GET,
  unknown as OPTIONS,
  unknown as PATCH,
  unknown as POST,
  unknown as PUT,
};
