import type { Producers } from './contract-api.fixture';

export const bulkProducers: Producers = {
  bulkSchedules: {
    200: async (api) => {
      const { id } = await api.makeSchedule();
      const schedule = {
        agentId: 'a',
        agentUrl: 'https://agents.example.com/',
        cronExpression: '@daily',
        name: 'Bulk',
      };
      const operations = [
        { action: 'create', schedule },
        { action: 'pause', id, version: 1 },
        { action: 'trigger', id: api.nobody(), payload: 1 },
      ];
      return api.call('bulkSchedules', { body: { operations } });
    },
    413: (api) => api.call('bulkSchedules', { body: ' '.repeat(16 * 1_048_576) }),
    422: (api) => api.call('bulkSchedules', { body: { operations: [] } }),
  },
};
