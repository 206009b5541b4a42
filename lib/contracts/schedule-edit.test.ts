import { describe, expect, it } from 'vitest';
import { HEADER_MASK } from '@/lib/domain/sensitive-headers';
import { type FieldError, toFieldErrors } from './problem';
import { updateScheduleSchema } from './schedule';

function editErrors(patch: object): FieldError[] {
  const parsed = updateScheduleSchema.safeParse(patch);
  return parsed.success ? [] : toFieldErrors(parsed.error);
}
const pathsOf = (errors: readonly FieldError[]) => errors.map(({ path }) => path);

describe('Validation of an edit', () => {
  it('takes any subset and adds nothing to it', () => {
    expect(updateScheduleSchema.parse({ enabled: false })).toEqual({ enabled: false });
    expect(updateScheduleSchema.parse({})).toEqual({});
  });

  it('takes null where it removes something', () => {
    const patch = { description: null, headers: null, payload: null, retryPolicy: null, tags: null };
    expect(updateScheduleSchema.parse(patch)).toEqual(patch);
    const keys = { headers: { Authorization: null }, retryPolicy: { maxAttempts: null } };
    expect(updateScheduleSchema.parse(keys)).toEqual(keys);
  });

  it.each([
    'agentId',
    'agentUrl',
    'cronExpression',
    'enabled',
    'httpMethod',
    'name',
    'onWorkerLoss',
    'priority',
    'timeoutMs',
    'timezone',
  ])('refuses null for %s, which every schedule has', (field) => {
    expect(pathsOf(editErrors({ [field]: null }))).toEqual([field]);
  });

  it('leaves masks to whoever knows the value', () => {
    expect(editErrors({ headers: { Authorization: HEADER_MASK } })).toEqual([]);
  });

  it('refuses unknown fields by name, ids and versions among them', () => {
    expect(pathsOf(editErrors({ id: 'x', version: 2, retryPolicy: { retries: 1 } })).sort()).toEqual([
      'id',
      'retryPolicy.retries',
      'version',
    ]);
  });
});
