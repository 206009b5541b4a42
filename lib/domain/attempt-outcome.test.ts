import { describe, expect, it } from 'vitest';
import { decideAttempt } from './attempt-outcome';
import type { AgentAnswer, CallFailure, CallResult } from './engine/agent-transport';
import type { RetryPolicy } from './schedule-definition';

const policy: RetryPolicy = {
  maxAttempts: 3,
  backoffMultiplier: 2,
  initialDelayMs: 1_000,
  maxDelayMs: 30_000,
};
const ENDED_AT = Date.UTC(2026, 0, 1);
const timing = { startedAt: ENDED_AT - 40, durationMs: 40, endedAt: ENDED_AT };
const run = { id: 'e-1', claim: 7, attempt: 1, losses: 0 };
const lowest = () => 0;

const answer = (httpStatus: number, more: Partial<AgentAnswer> = {}): AgentAnswer => ({
  kind: 'answer',
  httpStatus,
  headers: {},
  body: '',
  bodyBytes: 0,
  truncated: false,
  cut: false,
  ...more,
});
const failure = (errorClass: CallFailure['errorClass']): CallFailure => ({
  kind: 'failure',
  errorClass,
  message: `it was ${errorClass}`,
  httpStatus: null,
});
const decide = (result: CallResult, more: Partial<typeof run> = {}) =>
  decideAttempt({ ...run, ...more }, policy, result, timing, lowest);
const storedResponse = (result: AgentAnswer) => {
  const verdict = decide(result);
  return JSON.parse(('finish' in verdict ? verdict.finish : verdict.retry).response!);
};

describe('decideAttempt', () => {
  it.each([200, 201, 202, 204, 299])('succeeds with %i', (status) => {
    expect(decide(answer(status))).toEqual({
      finish: {
        executionId: 'e-1',
        claim: 7,
        status: 'succeeded',
        outcome: 'succeeded',
        startedAt: ENDED_AT - 40,
        durationMs: 40,
        httpStatus: status,
        errorClass: null,
        error: null,
        response: `{"status":${status},"headers":{},"body":null,"bodyBytes":0,"truncated":false}`,
      },
    });
  });

  it.each([408, 425, 429, 500, 503])('retries %i by the policy', (status) => {
    expect(decide(answer(status), { attempt: 2 })).toMatchObject({
      retry: { status: 'failed', httpStatus: status, errorClass: 'http', retryAt: ENDED_AT + 1_000 },
    });
  });

  it.each(['network', 'timeout'] as const)('retries after a failure of class %s', (errorClass) => {
    expect(decide(failure(errorClass))).toMatchObject({
      retry: { status: 'failed', errorClass, error: `it was ${errorClass}`, retryAt: ENDED_AT + 500 },
    });
  });

  it.each(['egress', 'invalid_request', 'too_large'] as const)('does not retry class %s', (errorClass) => {
    expect(decide(failure(errorClass))).toMatchObject({ finish: { outcome: 'failed', errorClass } });
  });

  it('fails for good when the attempts are used up, lost ones not counted', () => {
    expect(decide(answer(500), { attempt: 3 })).toMatchObject({ finish: { outcome: 'failed' } });
    expect(decide(answer(500), { attempt: 4, losses: 2 })).toMatchObject({
      retry: { retryAt: ENDED_AT + 1_000 },
    });
    expect(decide(failure('timeout'), { attempt: 5, losses: 2 })).toMatchObject({
      finish: { outcome: 'failed', errorClass: 'timeout' },
    });
  });

  it('ends a cancelled call as cancelled', () => {
    expect(decide(failure('cancelled'))).toMatchObject({
      finish: { outcome: 'cancelled', status: 'aborted', errorClass: 'cancelled' },
    });
  });

  it('hands a call on at once when its worker stopped, even without attempts left', () => {
    expect(decide(failure('worker_lost'), { attempt: 3 })).toMatchObject({
      retry: { status: 'unknown', errorClass: 'worker_lost', retryAt: ENDED_AT },
    });
  });

  it.each([
    ['2', 2_000],
    ['86400', 30_000],
    ['Thu, 01 Jan 2026 00:00:09 GMT', 9_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 500],
    ['-1', 500],
    ['later', 500],
  ])('waits after Retry-After: %s for %i ms', (value, delayMs) => {
    for (const status of [429, 503]) {
      expect(decide(answer(status, { headers: { 'retry-after': value } }))).toMatchObject({
        retry: { retryAt: ENDED_AT + delayMs },
      });
    }
  });

  it('records where a redirect points, and does not retry it', () => {
    const result = answer(302, { headers: { location: 'http://169.254.169.254/' } });
    expect(decide(result)).toMatchObject({
      finish: {
        outcome: 'failed',
        errorClass: 'redirect',
        error: 'The agent redirects (302) to http://169.254.169.254/; redirects are not followed',
      },
    });
    expect(decide(answer(304))).toMatchObject({ finish: { errorClass: 'redirect' } });
  });

  it('fails a success whose answer was cut, and keeps its beginning', () => {
    const result = answer(200, { body: '[1,2', bodyBytes: 9_000_000, truncated: true, cut: true });
    expect(decide(result)).toMatchObject({ finish: { outcome: 'failed', errorClass: 'too_large' } });
    expect(storedResponse(result)).toMatchObject({ body: '[1,2', bodyBytes: 9_000_000, truncated: true });
    expect(decide({ ...result, httpStatus: 500 })).toMatchObject({ retry: { errorClass: 'http' } });
  });

  it('stores JSON as JSON and the rest as text', () => {
    const json = { 'content-type': 'application/problem+json; charset=utf-8' };
    expect(storedResponse(answer(200, { body: '{"a":1}' })).body).toEqual({ a: 1 });
    expect(storedResponse(answer(200, { body: '12', headers: json })).body).toBe(12);
    expect(storedResponse(answer(200, { body: '12' })).body).toBe('12');
    expect(storedResponse(answer(200, { body: '{"a":1}', truncated: true })).body).toBe('{"a":1}');
    expect(storedResponse(answer(200, { body: 'a\0' })).body).toBe('a\ufffd');
  });

  it('masks sensitive headers of the answer and keeps odd names', () => {
    const headers = { 'set-cookie': 'session=0123456789', 'x-"quoted"': 'v' };
    Object.defineProperty(headers, '__proto__', { value: 'x', enumerable: true });
    const response = storedResponse(answer(200, { headers }));
    expect(Object.entries(response.headers)).toEqual([
      ['set-cookie', '••••••••6789'],
      ['x-"quoted"', 'v'],
      ['__proto__', 'x'],
    ]);
  });

  it('bounds the error and makes it storable', () => {
    const verdict = decide({ ...failure('egress'), message: `\0${'x'.repeat(5_000)}` });
    expect(verdict).toMatchObject({ finish: { error: `\ufffd${'x'.repeat(999)}` } });
  });
});
