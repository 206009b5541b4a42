import { DEFAULT_WORKSPACE_ID } from '@/lib/domain/ids';
import type { ContractApi, Producers } from './contract-api.fixture';

/** A schedule with a skip; returns its id. */
async function skip(api: ContractApi): Promise<string> {
  const { id, version } = await api.makeSchedule();
  await api.sql`
    INSERT INTO skips (workspace_id, schedule_id, version, from_fire_time, to_fire_time, count, reason)
    VALUES (${DEFAULT_WORKSPACE_ID}, ${id}, ${version}, now() - interval '3 days', now() - interval '1 day', 3, 'misfire')`;
  return id;
}

export const skipProducers: Producers = {
  listSkips: {
    200: async (api) => {
      await skip(api);
      return api.call('listSkips', { query: { limit: '1', reason: 'misfire' } });
    },
    422: (api) => api.call('listSkips', { query: { reason: 'laziness' } }),
  },
  listScheduleSkips: {
    200: async (api) => {
      const id = await skip(api);
      return api.call('listScheduleSkips', {
        params: { id },
        query: { limit: '200', reason: 'misfire', to: '2100-01-01T00:00:00Z' },
      });
    },
    404: (api) => api.call('listScheduleSkips', { params: { id: api.nobody() } }),
    422: (api) => api.call('listScheduleSkips', { params: { id: api.nobody() }, query: { cursor: 'x' } }),
  },
};
