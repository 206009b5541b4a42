import { describe, expect, it } from 'vitest';
import { adoptSchedule, type OriginalSchedule } from './adopt-schedule';

const NOW_MS = Date.UTC(2026, 10, 24, 10);

const original: OriginalSchedule = {
  id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  name: 'Daily report',
  cronExpression: '0 9 * * *',
  agentId: 'report-agent-001',
  agentUrl: 'http://mock-agent:5678',
  httpMethod: 'POST',
  headers: { Authorization: 'Bearer token123' },
  retryPolicy: { maxAttempts: 5, backoffMultiplier: 3, initialDelayMs: 500, maxDelayMs: 60_000 },
  enabled: true,
};
const adopt = (columns: Partial<OriginalSchedule> = {}) => adoptSchedule({ ...original, ...columns }, NOW_MS);

describe('adoptSchedule', () => {
  it('keeps what the original had, and fills in what it did not know', () => {
    expect(adopt().definition).toEqual({
      name: 'Daily report',
      pausedUntil: null,
      description: null,
      tags: [],
      cronExpression: '0 9 * * *',
      timezone: 'UTC',
      agentId: 'report-agent-001',
      agentUrl: 'http://mock-agent:5678',
      httpMethod: 'POST',
      headers: { Authorization: 'Bearer token123' },
      retryPolicy: { maxAttempts: 5, backoffMultiplier: 3, initialDelayMs: 500, maxDelayMs: 60_000 },
      timeoutMs: 30_000,
      onWorkerLoss: 'retry',
      priority: 0,
      enabled: true,
    });
  });

  it('fires next after now, in UTC', () => {
    expect(adopt().nextFireAt).toBe(Date.UTC(2026, 10, 25, 9));
    expect(adoptSchedule(original, Date.UTC(2026, 10, 25, 9)).nextFireAt).toBe(Date.UTC(2026, 10, 26, 9));
  });

  it('leaves a paused schedule paused', () => {
    expect(adopt({ enabled: false })).toMatchObject({
      definition: { description: null, enabled: false },
      nextFireAt: null,
    });
  });

  it.each([
    [
      'an expression that we do not parse',
      { cronExpression: '* * * *' },
      /Paused by the upgrade.*: .*field/i,
    ],
    ['an expression that never fires', { cronExpression: '0 0 30 2 *' }, /never fires/],
    ['no expression', { cronExpression: null }, /required/],
    ['an address that is no URL', { agentUrl: 'agent.example' }, /URL/],
    ['a method that we do not send', { httpMethod: 'TRACE' }, /HTTP method TRACE is not supported/],
    ['enabled NULL, which the original never ran', { enabled: null }, /neither enabled nor disabled/],
  ])('keeps a schedule with %s, paused, and says why', (_what, columns, reason) => {
    const { definition, nextFireAt } = adopt(columns);
    expect(definition.enabled).toBe(false);
    expect(definition.description).toMatch(reason);
    expect(nextFireAt).toBeNull();
  });

  it('keeps the expression that it refuses as it was', () => {
    expect(adopt({ cronExpression: '*/61 * * * *' }).definition.cronExpression).toBe('*/61 * * * *');
  });

  it.each([
    [null, 'POST'],
    ['', 'POST'],
    ['get', 'GET'],
  ])('takes the method %j for %s', (httpMethod, expected) => {
    expect(adopt({ httpMethod }).definition).toMatchObject({ httpMethod: expected, enabled: true });
  });

  it('makes text of header values, and leaves out those that can not be sent', () => {
    const { definition } = adopt({
      headers: { 'X-Count': 3, 'X-None': null, 'X-On': true, Host: 'elsewhere' },
    });
    expect(definition.headers).toEqual({ 'X-Count': '3', 'X-On': 'true' });
    expect(definition.description).toMatch(/^Headers left out by the upgrade: .*Host/);
    expect(definition.enabled).toBe(true);
  });

  it.each([[null], [[1]], ['no JSON'], [7]])('takes headers %j for none', (headers) => {
    expect(adopt({ headers }).definition.headers).toEqual({});
  });

  it('reads headers that were stored as the text of an object', () => {
    expect(adopt({ headers: '{"X-A":"1"}' }).definition.headers).toEqual({ 'X-A': '1' });
  });

  it.each([
    ['an empty one', {}, { maxAttempts: 3, backoffMultiplier: 2, initialDelayMs: 1_000, maxDelayMs: 30_000 }],
    ['text', { maxAttempts: '4' }, { maxAttempts: 4 }],
    ['other names', { max_attempts: 6, initial_delay_ms: 10 }, { maxAttempts: 6, initialDelayMs: 10 }],
    [
      'numbers beyond our limits',
      { maxAttempts: 1_000, backoffMultiplier: 0 },
      { maxAttempts: 20, backoffMultiplier: 1 },
    ],
    [
      'a first delay above the longest',
      { initialDelayMs: 9_000, maxDelayMs: 10 },
      { initialDelayMs: 9_000, maxDelayMs: 9_000 },
    ],
    ['no numbers', { maxAttempts: 'many', maxDelayMs: null }, { maxAttempts: 3, maxDelayMs: 30_000 }],
  ])('completes a retry policy with %s', (_what, retryPolicy, expected) => {
    expect(adopt({ retryPolicy }).definition).toMatchObject({ enabled: true, retryPolicy: expected });
  });

  it('names a schedule without a name by its id', () => {
    expect(adopt({ name: ' ' }).definition.name).toBe(original.id);
  });
});
