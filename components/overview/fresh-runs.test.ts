import { expect, it } from 'vitest';
import type { ExecutionChange } from '@/lib/contracts/event';
import { hourNow, withEnded } from './fresh-runs';

const COUNTED_TO = '2026-11-24T08:00:00.000Z';
const COUNTED = { cancelled: 1, count: 10, failed: 2, retried: 3, succeeded: 7 };

const run = (id: string, change: Partial<ExecutionChange>) =>
  ({
    attempts: 1,
    completedAt: '2026-11-24T08:00:01.000Z',
    id,
    status: 'succeeded',
    ...change,
  }) as ExecutionChange;
const ended = (...executions: ExecutionChange[]) => withEnded(new Map(), { executions }, COUNTED_TO);

it('adds what has ended since the statistics were counted, each run once', () => {
  const failed = run('a', { attempts: 2, status: 'failed' });
  const fresh = withEnded(ended(failed), { executions: [failed, run('b', {})] }, COUNTED_TO);
  expect(hourNow(COUNTED, COUNTED_TO, fresh)).toEqual({
    cancelled: 1,
    count: 12,
    failed: 3,
    retried: 4,
    succeeded: 8,
  });
});

it('counts nothing twice, and nothing that hasn’t ended', () => {
  const fresh = ended(
    run('counted', { completedAt: '2026-11-24T07:59:59.999Z' }),
    run('runs', { completedAt: null, status: 'running' }),
  );
  expect(hourNow(COUNTED, COUNTED_TO, fresh)).toEqual(COUNTED);
});

it('lets go of what has been counted meanwhile', () => {
  const later = '2026-11-24T08:00:02.000Z';
  const fresh = ended(run('a', {}));
  expect(hourNow(COUNTED, later, fresh)).toEqual(COUNTED);
  expect(withEnded(fresh, { executions: [] }, later).size).toBe(0);
  expect(withEnded(fresh, { executions: [] }, COUNTED_TO)).toBe(fresh);
});

it('knows nothing before anything is counted or ends', () => {
  expect(hourNow(undefined, null, new Map())).toBeNull();
  expect(hourNow(undefined, null, ended(run('a', {})))).toMatchObject({ count: 1, succeeded: 1 });
});
