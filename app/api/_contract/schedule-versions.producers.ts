import type { Producers } from './contract-api.fixture';

export const scheduleVersionProducers: Producers = {
  undeleteSchedule: {
    200: async (api) => {
      const { id } = await api.makeSchedule();
      await api.call('deleteSchedule', { params: { id } });
      return api.call('undeleteSchedule', { params: { id } });
    },
    404: (api) => api.call('undeleteSchedule', { params: { id: api.nobody() } }),
  },
};
