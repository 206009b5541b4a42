import type { EngineStore } from '@/lib/domain/engine/ports';

/**
 * The same store, which calls `changed` after each statement that changed what people look at: once a batch, whatever is in it. Beats
 * and readings don't count.
 */
export function signallingStore(store: EngineStore, changed: () => void): EngineStore {
  const then = async <T>(answer: Promise<T>, isChange: (result: T) => boolean = () => true): Promise<T> => {
    const result = await answer;
    if (isChange(result)) changed();
    return result;
  };
  const hasSome = (rows: readonly unknown[]) => rows.length > 0;
  return {
    ...store,
    claim: (...call) => then(store.claim(...call), hasSome),
    declareDead: (...call) => then(store.declareDead(...call), (isDead) => isDead),
    discard: (...call) => then(store.discard(...call)),
    fence: (...call) => then(store.fence(...call)),
    finish: (...call) => then(store.finish(...call)),
    markStarted: (...call) => then(store.markStarted(...call)),
    reapDead: (...call) => then(store.reapDead(...call), hasSome),
    reapOrphans: (...call) => then(store.reapOrphans(...call), hasSome),
    register: (...call) => then(store.register(...call)),
    release: (...call) => then(store.release(...call)),
    retire: (...call) => then(store.retire(...call)),
    retry: (...call) => then(store.retry(...call)),
  };
}
