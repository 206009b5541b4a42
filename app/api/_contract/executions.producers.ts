import type { ContractApi, Producers } from './contract-api.fixture';

/** An execution that waits for a worker; returns its id. */
async function trigger(api: ContractApi): Promise<string> {
  const { id } = await api.makeSchedule();
  const { response } = await api.call('triggerSchedule', { params: { id } });
  return ((await response.json()) as { id: string }).id;
}

export const executionProducers: Producers = {
  cancelExecution: {
    202: async (api) => api.call('cancelExecution', { params: { id: await trigger(api) } }),
    404: (api) => api.call('cancelExecution', { params: { id: api.nobody() } }),
    409: async (api) => {
      const id = await trigger(api);
      await api.sql`
        WITH x AS (DELETE FROM live_executions WHERE id = ${id} RETURNING *)
        INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, due_at, scheduled_at)
        SELECT id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, 'succeeded', due_at, scheduled_at FROM x`;
      return api.call('cancelExecution', { params: { id } });
    },
  },
  getExecution: {
    200: async (api) => api.call('getExecution', { params: { id: await trigger(api) } }),
    404: (api) => api.call('getExecution', { params: { id: api.nobody() } }),
  },
  listExecutions: {
    200: async (api) => {
      await trigger(api);
      const query = { agentId: 'contract-agent', limit: '1', status: 'pending,failed', trigger: 'manual' };
      return api.call('listExecutions', { query });
    },
    422: (api) => api.call('listExecutions', { query: { scheduleId: 'the first' } }),
  },
  listScheduleExecutions: {
    200: async (api) => {
      const { id } = await api.makeSchedule();
      for (const body of [{}, {}]) await api.call('triggerSchedule', { body, params: { id } });
      const query = { from: '2020-01-01T00:00:00Z', limit: '1', status: 'pending' };
      return api.call('listScheduleExecutions', { params: { id }, query });
    },
    404: (api) => api.call('listScheduleExecutions', { params: { id: api.nobody() } }),
    422: (api) =>
      api.call('listScheduleExecutions', { params: { id: api.nobody() }, query: { from: 'yesterday' } }),
  },
};
