import { fireLockConformance } from '@/lib/coordination/fire-lock-conformance.fixture';
import { MemoryFireLock } from './memory-fire-lock';

const TTL_MS = 30_000;

fireLockConformance('memory', () => {
  let nowMs = 0;
  const redis = new MemoryFireLock(() => nowMs, TTL_MS);
  return {
    expire: async () => {
      nowMs += TTL_MS;
    },
    flush: async () => redis.flush(),
    lockOf: (workerId) => ({ acquire: async (keys) => redis.set(workerId, keys) }),
  };
});
