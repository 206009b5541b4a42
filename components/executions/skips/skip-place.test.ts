import { expect, it } from 'vitest';
import { ALL_SKIPS, skipPlaceHref, skipQuery } from './skip-place';

const NOON = Date.parse('2026-03-02T12:00:00Z');

it('asks for what the URL says', () => {
  expect(skipQuery(ALL_SKIPS, NOON)).toEqual({});
  const place = { ...ALL_SKIPS, cursor: 'c', reason: 'paused', schedule: 'id', since: '24h' } as const;
  expect(skipQuery(place, NOON)).toEqual({
    cursor: 'c',
    from: '2026-03-01T12:00:00.000Z',
    reason: 'paused',
    scheduleId: 'id',
  });
  expect(skipPlaceHref('/executions/skips', { ...place, cursor: null })).toBe(
    '/executions/skips?reason=paused&schedule=id&since=24h',
  );
});
