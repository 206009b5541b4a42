import { HttpError } from '../_http/http-error';
import { route } from '../_http/route';

/** Whatever else is asked of the API. */
const unknown = route(async () => {
  throw new HttpError(404, 'The API has nothing at this address');
});

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT };
