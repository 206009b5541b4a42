import type { Producers } from './contract-api.fixture';

export const executionProducers: Producers = {
  getExecution: {
    200: async (api) => {
      const { id } = await api.makeSchedule();
      const run = (await (await api.call('triggerSchedule', { params: { id } })).response.json()) as {
        id: string;
      };
      return api.call('getExecution', { params: { id: run.id } });
    },
    404: (api) => api.call('getExecution', { params: { id: api.nobody() } }),
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
