import { describe, expect, it } from 'vitest';
import type { ServiceError } from '../errors';
import { previewExpression } from './preview';

const preview = (from: string) =>
  previewExpression({ expression: '0 9 * * *', timezone: 'Pacific/Kiritimati', from });

describe('previewExpression', () => {
  it.each([
    '9999-12-31T23:59:59Z',
    '9999-12-31T23:59:59-12:00',
    '2199-12-31T23:59:59Z',
    '2199-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '0000-01-01T00:00:00Z',
  ])('refuses %s, from where no fire times are known, and says from where they are', (from) => {
    const message = 'From must be in the years 1970 to 2198';
    expect(() => preview(from)).toThrow(
      expect.objectContaining({ errors: [{ path: 'from', message }] }) as ServiceError,
    );
  });

  it.each([
    ['2198-12-31T23:59:59Z', '2199-01-01T19:00:00.000Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T19:40:00.000Z'],
  ])('answers from %s', (from, first) => {
    expect(preview(from)).toMatchObject({ callsPerMonth: 30, warnings: [] });
    expect(preview(from).next[0]).toBe(first);
  });
});
