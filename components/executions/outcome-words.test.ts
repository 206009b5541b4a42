import { describe, expect, it } from 'vitest';
import { latenessPhrase, lostPhrase, outcomeSentence } from './outcome-words';

describe('outcomeSentence', () => {
  it.each([
    [{ status: 'succeeded', attempts: 1, error: null }, 'Succeeded at once'],
    [{ status: 'succeeded', attempts: 2, error: null }, 'Succeeded on attempt 2'],
    [
      { status: 'failed', attempts: 3, error: 'The agent answered 503' },
      'Failed after 3 attempts: the agent answered 503',
    ],
    [{ status: 'failed', attempts: 1, error: 'HTTP is off' }, 'Failed after 1 attempt: HTTP is off'],
    [{ status: 'failed', attempts: 0, error: 'Before upgrade' }, 'Failed without an attempt: before upgrade'],
    [
      { status: 'cancelled', attempts: 0, error: 'The schedule was deleted' },
      'Cancelled: the schedule was deleted',
    ],
    [{ status: 'running', attempts: 2, error: null }, 'Attempt 2 is running'],
    [
      { status: 'retrying', attempts: 1, error: 'The agent answered 500' },
      'Attempt 2 comes next: the agent answered 500',
    ],
    [{ status: 'pending', attempts: 0, error: null }, 'Waits for a worker'],
    [{ status: 'pending', attempts: 1, error: null }, 'Attempt 2 waits for a worker'],
    [{ status: 'waiting', attempts: 1, error: null }, 'The agent works on it'],
  ] as const)('says %o as %s', (execution, sentence) => {
    expect(outcomeSentence(execution)).toBe(sentence);
  });
});

describe('latenessPhrase', () => {
  const format = (ms: number) => `${ms} ms`;

  it('tells late from early', () => {
    expect(latenessPhrase(4, format)).toBe('4 ms late');
    expect(latenessPhrase(-3, format)).toBe('3 ms early');
    expect(latenessPhrase(null, format)).toBe('');
  });
});

describe('lostPhrase', () => {
  const phrase = (...statuses: ('failed' | 'succeeded' | 'unknown')[]) =>
    lostPhrase(statuses.map((status, index) => ({ number: index + 1, status })));

  it('names the attempts that were lost', () => {
    expect(phrase('failed', 'succeeded')).toBe('');
    expect(phrase('unknown', 'succeeded')).toBe('attempt 1 was lost with its worker');
    expect(phrase('unknown', 'failed', 'unknown', 'unknown')).toBe(
      'attempts 1, 3 and 4 were lost with their workers',
    );
  });
});
