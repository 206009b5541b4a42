import type { ServiceContext } from './context';
import { refuseOtherBody } from './idempotency';
import { read } from './unit-of-work';

/**
 * Before anything else of a request is looked at: was its key first sent with another body?
 *
 * @throws ServiceError `conflict`
 */
export async function checkIdempotencyKey(context: ServiceContext): Promise<void> {
  const { idempotency } = context;
  if (idempotency === undefined) return;
  refuseOtherBody(
    idempotency,
    await read(context, ({ idempotencyKeys }) => idempotencyKeys.find(idempotency)),
  );
}
