import { countAll } from '@/lib/services/stats/counted-history.fixture';
import type { ContractApi, Producers } from './contract-api.fixture';

/** A run that has succeeded, and is counted. @returns its schedule */
async function endOne(api: ContractApi): Promise<string> {
  const { id } = await api.makeSchedule({ name: 'Counted' });
  await api.sql`
    INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, attempts, due_at,
                                     scheduled_at, first_started_at, duration_ms)
    SELECT (lpad(to_hex((extract(epoch FROM now()) * 1000)::bigint), 12, '0') || '800080' || substr(md5(random()::text), 1, 14))::uuid, id,
           workspace_id, 1, date_trunc('milliseconds', now()), 'schedule', 'schedule', agent_ref, 'succeeded', 1, now(), now(), now(), 12
      FROM schedules WHERE id = ${id}`;
  await countAll(api.sql);
  return id;
}

export const statsProducers: Producers = {
  getStats: {
    200: async (api) => {
      const scheduleId = await endOne(api);
      return api.call('getStats', { query: { bucket: '5m', groupBy: 'schedule', scheduleId } });
    },
    422: (api) => api.call('getStats', { query: { bucket: '5m', groupBy: 'agent' } }),
  },
};
