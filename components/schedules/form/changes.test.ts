import { describe, expect, it } from 'vitest';
import { updateScheduleSchema } from '@/lib/contracts/schedule';
import { listChanges, patchBetween } from './changes';
import { toRequest } from './form-request';
import { emptyFormValues, type ScheduleFormValues } from './form-values';

const SECRET = '••••••••3f9c';
const base: ScheduleFormValues = {
  ...emptyFormValues('Europe/Berlin'),
  name: 'Nightly',
  cronExpression: '30 2 * * *',
  agentId: 'indexer',
  agentUrl: 'https://agent.example/run',
  headers: [
    { name: 'authorization', value: SECRET },
    { name: 'x-team', value: 'ml' },
  ],
  payload: '{ "size": 1, "keep": true }',
};
const names = base.headers.map(({ name }) => name);
const stored = toRequest(base, names);
const edited = (changes: Partial<ScheduleFormValues>) => toRequest({ ...base, ...changes }, names);

describe('listChanges', () => {
  it('says field by field what an edit changes, as people write it', () => {
    const retryPolicy = { ...base.retryPolicy, maxDelayMs: '2 min' };
    const changes = listChanges(
      stored,
      edited({
        cronExpression: '0 9 * * *',
        payload: '{ "keep": true, "size": 2 }',
        retryPolicy,
        tags: 'ml',
        timeoutMs: '1 min',
      }),
    );
    expect(changes.map(({ label, from, to }) => [label, from, to])).toEqual([
      ['Expression', '30 2 * * *', '0 9 * * *'],
      ['Payload size', '1', '2'],
      ['Longest delay', '30 s', '2 min'],
      ['Tags', '–', 'ml'],
      ['Timeout', '30 s', '1 min'],
    ]);
  });

  it('shows no secret, and says which header goes', () => {
    const headers = [{ name: 'authorization', value: 'Bearer 0123456789abcdef' }];
    expect(listChanges(stored, edited({ headers }))).toEqual([
      { path: 'headers.authorization', label: 'Header authorization', from: SECRET, to: '••••••••cdef' },
      { path: 'headers.x-team', label: 'Header x-team', from: 'ml', to: '–' },
    ]);
  });

  it('says when a pause ends by the clocks of the schedule', () => {
    expect(listChanges(stored, edited({ enabled: false, pausedUntil: '2027-01-04T09:00' }))).toMatchObject([
      { label: 'Enabled', from: 'yes', to: 'no' },
      { label: 'Paused until', from: '–', to: '2027-01-04 09:00' },
    ]);
  });

  it('finds nothing where nothing changed', () => {
    expect(listChanges(stored, edited({}))).toEqual([]);
  });
});

describe('patchBetween', () => {
  it('has nothing but what changed, so that it undoes nobody’s edit', () => {
    expect(patchBetween(stored, edited({}))).toEqual({});
    const patch = patchBetween(
      stored,
      edited({ headers: [{ name: 'x-team', value: 'search' }], timeoutMs: '1 min' }),
    );
    expect(patch).toEqual({ headers: { authorization: null, 'x-team': 'search' }, timeoutMs: 60_000 });
    expect(updateScheduleSchema.safeParse(patch).success).toBe(true);
  });

  it('sends a pause and its end together', () => {
    expect(patchBetween(stored, edited({ enabled: false }))).toEqual({ enabled: false, pausedUntil: null });
    expect(patchBetween(stored, edited({ cancelPending: true }))).toEqual({ cancelPending: true });
  });
});
