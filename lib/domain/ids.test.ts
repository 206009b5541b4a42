import { describe, expect, it } from 'vitest';
import { executionId, executionIdTimeMs, isUuid, lowestIdAt, newId } from './ids';

const SCHEDULE = '0192f0c1-1111-7222-8333-444455556666';

describe('executionId', () => {
  it('stays what it has always been, or a fire time would run again after an update', () => {
    expect(executionId(SCHEDULE, 1_764_028_800_000, 'schedule')).toBe('019ab84f-5c00-8423-be7f-c8f078841ffa');
    expect(executionId(SCHEDULE, 1_764_028_800_000, 'manual:x', 1_764_028_801_234)).toBe(
      '019ab84f-60d2-8da1-a3e3-a0edcdef6cc1',
    );
    expect(executionId('0192f0c1-1111-7222-8333-444455556667', 1, 'schedule')).toBe(
      '00000000-0001-834c-9fcc-e0b0e6dd4675',
    );
  });

  it('is a UUIDv8 that begins with its time, whatever the hash', () => {
    for (let index = 0; index < 200; index += 1) {
      const id = executionId(SCHEDULE, 1_764_028_800_000 + index, 'schedule');
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(executionIdTimeMs(id)).toBe(1_764_028_800_000 + index);
      expect(id > lowestIdAt(1_764_028_800_000 + index)).toBe(true);
    }
  });

  it('cuts a time off at whole milliseconds', () => {
    expect(executionIdTimeMs(executionId(SCHEDULE, 5, 'manual:x', 1_764_028_801_234.9))).toBe(
      1_764_028_801_234,
    );
  });
});

it('makes ids that sort by their creation', () => {
  expect(newId(1_000) < newId(2_000)).toBe(true);
  expect(isUuid(newId())).toBe(true);
});

it.each(['0208-11-18T09:43:02.115Z', '+275760-09-13T00:00:00Z'])(
  'bounds ids by %s too, a time that no id is of',
  (text) => {
    const bound = lowestIdAt(Date.parse(text));
    expect(isUuid(bound)).toBe(true);
    expect(Date.parse(text) < 0 ? bound < newId() : bound > newId()).toBe(true);
  },
);
