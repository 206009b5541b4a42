import { expect, it } from 'vitest';
import { writtenInstantSchema } from './instant';

it('reads an instant with any offset as UTC, in whole milliseconds', () => {
  expect(writtenInstantSchema.parse('2026-03-02T09:00:00.1239+01:00')).toBe('2026-03-02T08:00:00.123Z');
});

it.each(['1e400', 'soon', '', '2026-02-30T00:00:00Z'])('refuses what is none: %j', (text) => {
  expect(writtenInstantSchema.safeParse(text).success).toBe(false);
});
