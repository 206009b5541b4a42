import type { ContractApi, Producer, Producers } from './contract-api.fixture';
import { operationOf } from './contract-api.fixture';

const example = (operationId: string): unknown =>
  Object.values(operationOf(operationId).body!.content)[0]!.examples.default;

/** The answers of an operation on one schedule to an id that names nothing, and to a version that isn't the newest. */
const onNobody =
  (operationId: string, body?: unknown): Producer =>
  (api) =>
    api.call(operationId, { body, params: { id: api.nobody() } });
const onOldVersion =
  (operationId: string, body?: unknown): Producer =>
  async (api) => {
    const { id } = await api.makeSchedule();
    return api.call(operationId, { body, headers: { 'If-Match': '"v7"' }, params: { id } });
  };
const onMine =
  (operationId: string, body?: unknown): Producer =>
  async (api) => {
    const { id } = await api.makeSchedule();
    return api.call(operationId, { body, params: { id } });
  };

const edits = (operationId: string) => ({
  200: async (api: ContractApi) => {
    const { id } = await api.makeSchedule();
    const headers = { 'If-Match': '"v1"' };
    return api.call(operationId, { body: example(operationId), headers, params: { id } });
  },
  404: onNobody(operationId, { enabled: false }),
  412: onOldVersion(operationId, { enabled: false }),
  422: onMine(operationId, { timeoutMs: 1 }),
});

export const scheduleProducers: Producers = {
  createSchedule: {
    201: (api) =>
      api.call('createSchedule', {
        body: example('createSchedule'),
        headers: { 'Idempotency-Key': 'contract-create' },
      }),
    422: (api) => api.call('createSchedule', { body: { cronExpression: '75 * * * *', surprise: 1 } }),
  },
  deleteSchedule: {
    204: onMine('deleteSchedule'),
    404: onNobody('deleteSchedule'),
    412: onOldVersion('deleteSchedule'),
  },
  getSchedule: {
    200: async (api) => {
      const { id } = await api.makeSchedule({ headers: { Authorization: 'Bearer token123' } });
      await api.call('triggerSchedule', { params: { id } });
      return api.call('getSchedule', { params: { id } });
    },
    404: onNobody('getSchedule'),
  },
  listSchedules: {
    200: async (api) => {
      for (const name of ['One', 'Two']) await api.makeSchedule({ name });
      return api.call('listSchedules', { query: { enabled: 'true', limit: '1', search: 'o' } });
    },
    422: (api) => api.call('listSchedules', { query: { limit: '0' } }),
  },
  pauseSchedule: {
    200: onMine('pauseSchedule', example('pauseSchedule')),
    404: onNobody('pauseSchedule'),
    412: onOldVersion('pauseSchedule'),
    422: onMine('pauseSchedule', { until: '2026-03-01T00:00:00Z' }),
  },
  putSchedule: edits('putSchedule'),
  resumeSchedule: {
    200: async (api) => {
      const { id } = await api.makeSchedule({ enabled: false });
      return api.call('resumeSchedule', { params: { id } });
    },
    404: onNobody('resumeSchedule'),
    412: onOldVersion('resumeSchedule'),
    422: onMine('resumeSchedule', { catchup: true }),
  },
  triggerSchedule: {
    202: async (api) => {
      const { id } = await api.makeSchedule();
      const headers = { 'Idempotency-Key': 'contract-trigger' };
      return api.call('triggerSchedule', { body: example('triggerSchedule'), headers, params: { id } });
    },
    404: onNobody('triggerSchedule'),
    412: onOldVersion('triggerSchedule'),
    422: onMine('triggerSchedule', { paylod: 1 }),
  },
  updateSchedule: edits('updateSchedule'),
};
