import { describe, expect, it } from 'vitest';
import { readDraft, writeDraft } from './draft';
import { emptyFormValues, type ScheduleFormValues } from './form-values';

const nowMs = Date.parse('2026-11-24T09:00:00Z');
const initial = emptyFormValues('UTC');
const write = (changes: Partial<ScheduleFormValues>) =>
  writeDraft({ ...initial, ...changes }, initial, nowMs);
const read = (text: string | null, later = 0) => readDraft(text, initial, nowMs + later);

describe('a draft', () => {
  it('gives back what was typed', () => {
    const typed = { name: 'half', headers: [{ name: 'x-team', value: 'ml' }] };
    expect(read(write(typed))).toEqual({ savedAtMs: nowMs, values: { ...initial, ...typed } });
  });

  it('keeps no secret, but the mask of one', () => {
    const text = write({
      headers: [
        { name: 'Authorization', value: 'Bearer secret' },
        { name: 'x-api-key', value: '••••••••' },
      ],
    });
    expect(text).not.toContain('Bearer');
    expect(read(text)?.values.headers).toEqual([
      { name: 'Authorization', value: '' },
      { name: 'x-api-key', value: '••••••••' },
    ]);
  });

  it('leaves alone what somebody else edited meanwhile', () => {
    const edited = { ...initial, description: 'from elsewhere', name: 'theirs' };
    expect(readDraft(write({ name: 'mine' }), edited, nowMs)?.values).toEqual({ ...edited, name: 'mine' });
    expect(readDraft(write({ name: 'theirs', description: 'from elsewhere' }), edited, nowMs)).toBeNull();
  });

  it('is none when it says what the form says anyway', () => {
    expect(read(write({}))).toBeNull();
  });

  it.each([null, '', 'x', '[]', '{"savedAtMs":1}', `{"savedAtMs":${nowMs},"values":{"name":"a"}}`])(
    'is none of %s',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  it('is forgotten after a month', () => {
    expect(read(write({ name: 'a' }), 31 * 86_400_000)).toBeNull();
  });

  it('bears what an older console wrote', () => {
    const text = JSON.stringify({
      from: {},
      savedAtMs: nowMs,
      values: { name: 'a', headers: [1], retryPolicy: { maxAttempts: 7 }, gone: true },
    });
    expect(read(text)?.values).toEqual({ ...initial, name: 'a' });
  });
});
