import { describe, expect, it } from 'vitest';
import { readDraft, writeDraft } from './draft';
import { emptyFormValues } from './form-values';

const nowMs = Date.parse('2026-11-24T09:00:00Z');
const initial = emptyFormValues('UTC');
const read = (text: string | null, later = 0) =>
  readDraft(text, { base: 'new', initial, nowMs: nowMs + later });

describe('a draft', () => {
  it('gives back what was typed', () => {
    const values = { ...initial, name: 'half', headers: [{ name: 'x-team', value: 'ml' }] };
    expect(read(writeDraft(values, 'new', nowMs))).toEqual({ savedAtMs: nowMs, values });
  });

  it('keeps no secret, but the mask of one', () => {
    const headers = [
      { name: 'Authorization', value: 'Bearer secret' },
      { name: 'x-api-key', value: '••••••••' },
    ];
    const text = writeDraft({ ...initial, headers }, 'new', nowMs);
    expect(text).not.toContain('Bearer');
    expect(read(text)?.values.headers).toEqual([
      { name: 'Authorization', value: '' },
      { name: 'x-api-key', value: '••••••••' },
    ]);
  });

  it('is none when it says what the form says anyway', () => {
    expect(read(writeDraft(initial, 'new', nowMs))).toBeNull();
  });

  it.each([null, '', 'x', '[]', '{"base":"new"}', writeDraft({ ...initial, name: 'a' }, 'version 2', nowMs)])(
    'is none of %s',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  it('is forgotten after a month', () => {
    const text = writeDraft({ ...initial, name: 'a' }, 'new', nowMs);
    expect(read(text, 31 * 86_400_000)).toBeNull();
  });

  it('bears what an older console wrote', () => {
    const text = JSON.stringify({
      base: 'new',
      savedAtMs: nowMs,
      values: { name: 'a', headers: [1], retryPolicy: { maxAttempts: 7 }, gone: true },
    });
    expect(read(text)?.values).toEqual({ ...initial, name: 'a' });
  });
});
