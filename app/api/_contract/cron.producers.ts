import type { Producers } from './contract-api.fixture';

export const cronProducers: Producers = {
  parseRecurrence: {
    200: (api) => api.call('parseRecurrence', { body: { text: 'every 7 minutes on weekdays', count: 2 } }),
    422: (api) => api.call('parseRecurrence', { body: { text: 'every fortnight' } }),
  },
  previewCron: {
    200: (api) =>
      api.call('previewCron', {
        query: { count: '3', expression: '30 2 * * *', timezone: 'America/New_York' },
      }),
    422: (api) => api.call('previewCron', { query: { expression: '75 * * * *' } }),
  },
};
