import type { Worker } from '@/lib/contracts/worker';

/** A worker with which all is well. */
export const aWorker = (change: Partial<Worker> = {}): Worker => ({
  id: '01900000-0000-7000-8000-000000000001',
  state: 'alive',
  hostname: 'worker-0',
  pid: 17,
  version: '1.0.0',
  slots: 64,
  held: 30,
  running: 24,
  beat: 5,
  seenAt: '2026-01-05T10:00:00.000Z',
  beatAgeMs: 1_200,
  startedAt: '2026-01-05T09:00:00.000Z',
  endedAt: null,
  lagMs: 0.5,
  clockOffsetMs: 0.4,
  takenOver: 0,
  warnings: [],
  ...change,
});
