import { newId } from '@/lib/domain/ids';
import type { Producers } from './contract-api.fixture';

export const workerProducers: Producers = {
  listWorkers: {
    200: async (api) => {
      await api.sql`
        INSERT INTO workers (id, seen_at, hostname, pid, release, slots, held, running, beat, lag_ms, clock_offset_ms, taken_over)
        VALUES (${newId()}, clock_timestamp(), 'worker-0', 17, '1.0.0', 64, 30, 24, 5, 0.5, -40000, 0)`;
      return api.call('listWorkers', { query: { limit: '10' } });
    },
    422: (api) => api.call('listWorkers', { query: { limit: '201' } }),
  },
};
