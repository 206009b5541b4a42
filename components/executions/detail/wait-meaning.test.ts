import { describe, expect, it } from 'vitest';
import type { Attempt } from '@/lib/contracts/execution';
import { waitMeaning } from './wait-meaning';

const answered = (httpStatus: number, headers: Record<string, string> = {}) =>
  ({
    completedAt: '2026-03-02T09:00:00Z',
    httpStatus,
    number: 1,
    response: { body: null, bodyBytes: 0, headers, status: httpStatus, truncated: false },
    status: 'failed',
  }) as Attempt;

describe('waitMeaning', () => {
  it.each([
    ['for a worker', [], 0, 'first attempt'],
    ['by the retry policy', [answered(503)], 1, 'By the retry policy'],
    ['as long as the agent asks', [answered(429, { 'retry-after': '7' })], 1, 'Retry-After was 7'],
    [
      'by the policy when it asks for no time',
      [answered(503, { 'retry-after': 'soon' })],
      1,
      'By the retry policy',
    ],
    ['for another worker', [{ number: 1, status: 'unknown' } as Attempt], 1, 'lost with its worker'],
    ['with an answer of another shape', [{ ...answered(500), response: 'x' }], 1, 'By the retry policy'],
  ])('tells a wait %s', (_, attempts, after, words) => {
    expect(waitMeaning(attempts, after)).toContain(words);
  });
});
