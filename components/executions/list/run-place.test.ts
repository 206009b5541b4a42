import { createLoader } from 'nuqs/server';
import { describe, expect, it } from 'vitest';
import type { ExecutionChange } from '@/lib/contracts/event';
import { listExecutionsQuerySchema } from '@/lib/contracts/execution';
import {
  ALL_RUNS,
  admitsTo,
  isKeptTo,
  type RunPlace,
  runPlaceHref,
  runPlaceParsers,
  runQuery,
} from './run-place';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const SCHEDULE = '00000000-0000-7000-9000-000000000001';
const full: RunPlace = {
  agent: 'mailer',
  cursor: 'next',
  from: '',
  q: 'refused, twice',
  schedule: SCHEDULE,
  since: '24h',
  status: ['failed', 'cancelled'],
  to: '2026-03-02T11:00:00Z',
  trigger: 'manual',
};

describe('the place in the list of executions', () => {
  it('comes back from its URL as it was', () => {
    const load = createLoader(runPlaceParsers);
    expect(load(new URL(runPlaceHref('/executions', full), 'http://localhost'))).toEqual(full);
    expect(load(new URL('http://localhost/executions'))).toEqual(ALL_RUNS);
    expect(runPlaceHref('/executions', ALL_RUNS)).toBe('/executions');
  });

  it('is what the rail leads to', () => {
    expect(runPlaceHref('/executions', { status: ['failed'] })).toBe('/executions?status=failed');
  });

  it('asks the API in its own words', () => {
    const query = runQuery(full, NOW);
    expect(query).toEqual({
      agentId: 'mailer',
      cursor: 'next',
      from: '2026-03-01T12:00:00.000Z',
      scheduleId: SCHEDULE,
      search: 'refused, twice',
      status: 'failed,cancelled',
      to: '2026-03-02T11:00:00Z',
      trigger: 'manual',
    });
    expect(listExecutionsQuerySchema.safeParse(query).success).toBe(true);
    expect(runQuery(ALL_RUNS, NOW)).toEqual({});
  });

  it('is kept to something by any filter, and not by a page', () => {
    expect(isKeptTo(ALL_RUNS)).toBe(false);
    expect(isKeptTo({ ...ALL_RUNS, cursor: 'next' })).toBe(false);
    expect(isKeptTo({ ...ALL_RUNS, since: '1h' })).toBe(true);
  });

  it('takes in what the stream tells of when it would have it', () => {
    const change = {
      agentId: 'mailer',
      fireTime: '2026-03-02T10:00:00Z',
      scheduleId: SCHEDULE,
      status: 'failed',
      trigger: 'schedule',
    } as ExecutionChange;
    const admitted = (place: Partial<RunPlace>) => admitsTo({ ...ALL_RUNS, ...place })?.(change);
    expect(admitted({})).toBe(true);
    expect(admitted({ agent: 'mailer', schedule: SCHEDULE, status: ['failed'] })).toBe(true);
    expect(admitted({ agent: 'other' })).toBe(false);
    expect(admitted({ schedule: 'other' })).toBe(false);
    expect(admitted({ status: ['succeeded'] })).toBe(false);
    expect(admitted({ trigger: 'manual' })).toBe(false);
    expect(admitted({ to: '2026-03-02T09:00:00Z' })).toBe(false);
    expect(admitted({ cursor: 'next' })).toBe(false);
    expect(admitted({ q: 'refused' })).toBeUndefined();
  });
});
