import type { Producers } from './contract-api.fixture';

export const cronProducers: Producers = {
  previewCron: {
    200: (api) =>
      api.call('previewCron', {
        query: { count: '3', expression: '30 2 * * *', timezone: 'America/New_York' },
      }),
    422: (api) => api.call('previewCron', { query: { expression: '75 * * * *' } }),
  },
};
