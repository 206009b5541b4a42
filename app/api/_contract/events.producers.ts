import type { Producers } from './contract-api.fixture';

export const eventProducers: Producers = {
  streamEvents: {
    200: (api) => api.call('streamEvents', { query: { topics: 'executions,workers' } }),
    422: (api) => api.call('streamEvents', { query: { topics: 'executions,agents' } }),
  },
};
