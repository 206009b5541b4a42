import { expect, it } from 'vitest';
import { nextRunsQuery } from './next-runs-query';

const RULE = { cronExpression: '0 9 * * *', enabled: true, id: 'an id', pausedUntil: null, timezone: 'UTC' };

it('asks from now on, or from the end of a pause', () => {
  expect(nextRunsQuery(RULE)).toEqual({
    count: '60',
    expression: '0 9 * * *',
    scheduleId: 'an id',
    timezone: 'UTC',
  });
  const until = '2026-12-01T00:00:00.000Z';
  expect(nextRunsQuery({ ...RULE, enabled: false, pausedUntil: until })).toMatchObject({ from: until });
});

it('asks nothing of a pause without an end', () => {
  expect(nextRunsQuery({ ...RULE, enabled: false })).toBeNull();
});
