import type { Producer, Producers } from './contract-api.fixture';
import { withoutDatabase } from './without-database.fixture';

const withDatabaseGone =
  (operationId: string): Producer =>
  (api) =>
    withoutDatabase(() => api.call(operationId));

export const serviceProducers: Producers = {
  getHealth: { 200: (api) => api.call('getHealth'), 503: withDatabaseGone('getHealth') },
  getLiveness: { 200: (api) => api.call('getLiveness') },
  getOpenApi: { 200: (api) => api.call('getOpenApi') },
  getReadiness: { 200: (api) => api.call('getReadiness'), 503: withDatabaseGone('getReadiness') },
};
