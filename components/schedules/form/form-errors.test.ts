import { describe, expect, it } from 'vitest';
import { createScheduleSchema } from '@/lib/contracts/schedule';
import { findFormErrors } from './form-errors';
import { emptyFormValues, type ScheduleFormValues } from './form-values';

const filled = (changes: Partial<ScheduleFormValues> = {}): ScheduleFormValues => ({
  ...emptyFormValues('Europe/Berlin'),
  name: 'Nightly',
  cronExpression: '30 2 * * *',
  agentId: 'indexer',
  agentUrl: 'https://agent.example/run',
  ...changes,
});

const errorsOf = (changes: Partial<ScheduleFormValues>) =>
  findFormErrors(filled(changes), createScheduleSchema);

describe('findFormErrors', () => {
  it('finds nothing wrong with a filled form', () => {
    expect(errorsOf({})).toEqual([]);
  });

  it('says what is missing, field by field', () => {
    const errors = findFormErrors(emptyFormValues('UTC'), createScheduleSchema);
    expect(errors.map((error) => error.path)).toEqual(['name', 'cronExpression', 'agentId', 'agentUrl']);
  });

  it('speaks of durations as they are typed', () => {
    expect(errorsOf({ timeoutMs: '20 h' })).toEqual([
      { path: 'timeoutMs', message: 'Timeout must be 100 ms–1 h; got 20 h' },
    ]);
    const retryPolicy = { ...emptyFormValues('UTC').retryPolicy, initialDelayMs: 'soon' };
    expect(errorsOf({ retryPolicy })).toEqual([
      { path: 'retryPolicy.initialDelayMs', message: 'First delay must be 0 ms–1 h; got soon' },
    ]);
  });

  it('says where the payload stops being JSON', () => {
    expect(errorsOf({ payload: '{\n  "a": 1,\n}' })).toEqual([
      { path: 'payload', message: 'Line 2, column 9: No comma may stand before “}”' },
    ]);
  });

  it('finds a header that is given twice, whatever its case', () => {
    const headers = [
      { name: 'X-Team', value: 'a' },
      { name: 'x-team', value: 'b' },
    ];
    expect(errorsOf({ headers })[0]).toEqual({
      path: 'headers.x-team',
      message: 'The header x-team is given twice',
    });
  });

  it('takes no word for a number', () => {
    const retryPolicy = { ...emptyFormValues('UTC').retryPolicy, maxAttempts: 'many' };
    expect(errorsOf({ retryPolicy })[0]?.message).toBe('Attempts must be a whole number from 1 to 20');
  });
});
