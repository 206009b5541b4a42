import { expect, it } from 'vitest';
import { executionEntry } from './event-view';

const RETRIED = {
  agentId: 'reporter',
  attempts: 2,
  completedAtMs: 9_010,
  dueAtMs: 9_000,
  durationMs: 10,
  errorClass: null,
  fireTimeMs: 1_000,
  httpStatus: 200,
  id: '01931c4e-0000-8000-8000-000000000001',
  losses: 0,
  nextFireAtMs: null,
  scheduledAtMs: 1_000,
  scheduleId: '01931c4e-0000-7000-8000-000000000002',
  startedAtMs: 1_004,
  status: 'succeeded',
  transaction: 7,
  trigger: 'schedule',
  version: 1,
};

it('tells the same lateness as the list of executions: none once an attempt was lost', () => {
  expect(JSON.parse(executionEntry(RETRIED).json)).toMatchObject({ latenessMs: 4 });
  const lost = { ...RETRIED, losses: 1, startedAtMs: 9_000 };
  expect(JSON.parse(executionEntry(lost).json)).toMatchObject({ latenessMs: null });
});
