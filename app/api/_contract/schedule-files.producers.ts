import type { Producers } from './contract-api.fixture';

const mediaType = 'application/yaml';
const YAML = `
- name: Imported
  cronExpression: "@daily"
  agentId: a
  agentUrl: https://agents.example.com/
`;

export const scheduleFileProducers: Producers = {
  exportSchedules: {
    200: async (api) => {
      await api.makeSchedule({ headers: { Authorization: 'Bearer 1' } });
      return api.call('exportSchedules');
    },
    422: (api) => api.call('exportSchedules', { query: { format: 'xml' } }),
  },
  importSchedules: {
    200: async (api) => {
      await api.call('importSchedules', { body: YAML, mediaType });
      const body = YAML.replace('@daily', '@hourly');
      return api.call('importSchedules', { body, mediaType, query: { match: 'name' } });
    },
    413: (api) => api.call('importSchedules', { body: ' '.repeat(16 * 1_048_576) }),
    415: (api) => api.call('importSchedules', { body: 'a', mediaType: 'text/csv' }),
    422: (api) => api.call('importSchedules', { body: [{ name: 'Bad', cronExpression: '0 25 * * *' }] }),
  },
};
