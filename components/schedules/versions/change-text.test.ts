import { describe, expect, it } from 'vitest';
import { changeText } from './change-text';

describe('one side of a change', () => {
  it('is JSON in a payload, so that a text can be told from a number', () => {
    expect(changeText('payload.day', '1', 'UTC')).toBe('"1"');
    expect(changeText('payload.day', 1, 'UTC')).toBe('1');
    expect(changeText('payload', null, 'UTC')).toBe('null');
  });

  it('has what is deep on lines of its own', () => {
    expect(changeText('payload.batch', { size: 2 }, 'UTC')).toBe('{\n  "size": 2\n}');
  });

  it('is in words elsewhere', () => {
    expect(changeText('timeoutMs', 30_000, 'UTC')).toBe('30 s');
    expect(changeText('tags', ['a', 'b'], 'UTC')).toBe('a, b');
    expect(changeText('description', null, 'UTC')).toBe('–');
    expect(changeText('pausedUntil', '2027-01-04T08:00:00.000Z', 'Europe/Berlin')).toBe('2027-01-04 09:00');
    expect(changeText('headers.X-Team', 'ops', 'UTC')).toBe('ops');
  });
});
