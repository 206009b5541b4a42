import { checkIdempotencyKey } from '@/lib/services/check-idempotency-key';
import type { ServiceContext } from '@/lib/services/context';
import { idempotentRequest } from '@/lib/services/idempotency';
import { readBytes } from './read-bytes';

/**
 * The context of a POST, which is done once for its Idempotency-Key if it has one. The same key for another body is refused before
 * that body is looked at.
 *
 * @throws HttpError 408, 413; ServiceError `conflict`, `invalid`
 */
export async function keyedContext(
  context: ServiceContext,
  request: Request,
  bodyLimitBytes: number,
): Promise<ServiceContext> {
  const key = request.headers.get('idempotency-key');
  if (request.method !== 'POST' || key === null) return context;
  const { pathname, search } = new URL(request.url);
  const body = await readBytes(request, bodyLimitBytes);
  const keyed = {
    ...context,
    idempotency: idempotentRequest({ body, key, operation: `POST ${pathname}${search}` }),
  };
  await checkIdempotencyKey(keyed);
  return keyed;
}
