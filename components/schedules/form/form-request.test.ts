import { describe, expect, it } from 'vitest';
import { createScheduleSchema, updateScheduleSchema } from '@/lib/contracts/schedule';
import { formPath, toRequest } from './form-request';
import { emptyFormValues, type ScheduleFormValues } from './form-values';

const filled = (changes: Partial<ScheduleFormValues> = {}): ScheduleFormValues => ({
  ...emptyFormValues('Europe/Berlin'),
  name: 'Nightly',
  cronExpression: '30 2 * * *',
  agentId: 'indexer',
  agentUrl: 'https://agent.example/run',
  ...changes,
});

describe('toRequest', () => {
  it('makes a body that the API takes', () => {
    const request = toRequest(filled({ payload: '{"a": 1}', tags: 'search, ml, ', timeoutMs: '1 min' }));
    expect(createScheduleSchema.parse(request)).toMatchObject({
      name: 'Nightly',
      timezone: 'Europe/Berlin',
      payload: { a: 1 },
      tags: ['search', 'ml'],
      description: null,
      timeoutMs: 60_000,
      retryPolicy: { maxAttempts: 3, backoffMultiplier: 2, initialDelayMs: 1_000, maxDelayMs: 30_000 },
    });
  });

  it('removes a header that is gone and keeps a masked one as its mask', () => {
    const values = filled({
      headers: [
        { name: 'Authorization', value: '••••••••' },
        { name: '', value: '' },
      ],
    });
    const request = toRequest(values, ['Authorization', 'X-Old']);
    expect(request.headers).toEqual({ 'X-Old': null, Authorization: '••••••••' });
    expect(updateScheduleSchema.safeParse(request).success).toBe(true);
  });
});

describe('a pause', () => {
  const pauseOf = (changes: Partial<ScheduleFormValues>) => {
    const { enabled, pausedUntil } = createScheduleSchema.parse(toRequest(filled(changes)));
    return { enabled, pausedUntil };
  };

  it('ends at a time of the schedule’s own zone, or when somebody ends it', () => {
    expect(pauseOf({ enabled: false, pausedUntil: '2027-01-04T09:00' })).toEqual({
      enabled: false,
      pausedUntil: '2027-01-04T08:00:00.000Z',
    });
    expect(pauseOf({ enabled: false })).toEqual({ enabled: false, pausedUntil: null });
  });

  it('has no end while it fires', () => {
    expect(pauseOf({ enabled: true, pausedUntil: '2027-01-04T09:00' })).toEqual({
      enabled: true,
      pausedUntil: null,
    });
  });
});

describe('formPath', () => {
  const values = filled({ headers: [{ name: 'X-A.B', value: '1' }] });

  it.each([
    ['name', 'name'],
    ['headers.X-A.B', 'headers.0.name'],
    ['headers', 'headers'],
    ['payload.a.b', 'payload'],
    ['tags.3', 'tags'],
    ['retryPolicy.maxAttempts', 'retryPolicy.maxAttempts'],
    ['secret', null],
    ['', null],
  ])('puts %s at %s', (path, place) => {
    expect(formPath(path, values)).toBe(place);
  });
});
