import type { ServiceContext } from './context';
import { refuseOtherBody } from './idempotency';
import { read, transact } from './unit-of-work';

/**
 * What a request decides before its first write, from what is stored, when that takes longer than a transaction may. In a request with
 * an Idempotency-Key it is kept by the first transaction, so that a repeated one goes by the same decision, whatever has been stored
 * since; a refusal keeps nothing.
 *
 * @param prepare writes nothing; its result is kept as JSON, and returned as that
 * @throws ServiceError `conflict` when the key's first request had another body, `unavailable`, and what `prepare` throws
 */
export async function prepareOnce<T>(context: ServiceContext, prepare: () => Promise<T>): Promise<T> {
  const { idempotency } = context;
  if (idempotency === undefined) return prepare();
  let prepared: T | undefined;
  if (!(await isKept())) {
    try {
      prepared = await prepare();
    } catch (error) {
      // The same request may have come at the same instant and been done meanwhile.
      if (!(await isKept())) throw error;
    }
  }
  // Nothing is prepared, and the key is gone again, only if its 24 hours end in this very moment.
  return transact(context, async () => prepared ?? prepare());

  async function isKept(): Promise<boolean> {
    const first = await read(context, ({ idempotencyKeys }) => idempotencyKeys.find(idempotency!));
    refuseOtherBody(idempotency!, first);
    return first !== null;
  }
}
