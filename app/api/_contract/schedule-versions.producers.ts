import type { ContractApi, Producers } from './contract-api.fixture';

const VERSION_1 = { version: '1' };

/** A schedule at version 2, whose secret and name have changed. */
async function edited(api: ContractApi): Promise<{ id: string }> {
  const { id } = await api.makeSchedule({ headers: { Authorization: 'Bearer token123' } });
  const body = { headers: { Authorization: 'Bearer token456' }, name: 'New' };
  await api.call('updateSchedule', { body, params: { id } });
  return { id };
}

const noVersion = (operationId: string) => async (api: ContractApi) =>
  api.call(operationId, { params: { ...(await edited(api)), version: 'x' } });

export const scheduleVersionProducers: Producers = {
  diffScheduleVersions: {
    200: async (api) =>
      api.call('diffScheduleVersions', {
        params: { ...(await edited(api)), version: '2' },
        query: { against: '1' },
      }),
    404: noVersion('diffScheduleVersions'),
    422: async (api) =>
      api.call('diffScheduleVersions', { params: { ...(await edited(api)), ...VERSION_1 } }),
  },
  getScheduleVersion: {
    200: async (api) => api.call('getScheduleVersion', { params: { ...(await edited(api)), ...VERSION_1 } }),
    404: noVersion('getScheduleVersion'),
  },
  listScheduleVersions: {
    200: async (api) =>
      api.call('listScheduleVersions', { params: await edited(api), query: { limit: '1' } }),
    404: (api) => api.call('listScheduleVersions', { params: { id: api.nobody() } }),
    422: async (api) =>
      api.call('listScheduleVersions', { params: await edited(api), query: { cursor: 'x' } }),
  },
  restoreScheduleVersion: {
    200: async (api) =>
      api.call('restoreScheduleVersion', {
        headers: { 'If-Match': '"v2"' },
        params: { ...(await edited(api)), ...VERSION_1 },
      }),
    404: noVersion('restoreScheduleVersion'),
    412: async (api) =>
      api.call('restoreScheduleVersion', {
        headers: { 'If-Match': '"v1"' },
        params: { ...(await edited(api)), ...VERSION_1 },
      }),
    422: async (api) => {
      const { id } = await edited(api);
      await api.sql`
        UPDATE schedule_versions SET definition = definition || '{"timezone": "Old/Zone"}' WHERE schedule_id = ${id} AND version = 1`;
      return api.call('restoreScheduleVersion', { params: { id, ...VERSION_1 } });
    },
  },
  undeleteSchedule: {
    200: async (api) => {
      const { id } = await api.makeSchedule();
      await api.call('deleteSchedule', { params: { id } });
      return api.call('undeleteSchedule', { params: { id } });
    },
    404: (api) => api.call('undeleteSchedule', { params: { id: api.nobody() } }),
    412: async (api) => {
      const { id } = await api.makeSchedule();
      await api.call('deleteSchedule', { params: { id } });
      return api.call('undeleteSchedule', { headers: { 'If-Match': '"v7"' }, params: { id } });
    },
  },
};
