import { describe, expect, it } from 'vitest';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { rowOf } from './execution-row.fixture';
import { sentRequest } from './sent-request';

const definitionOf = (change: Partial<ScheduleDefinition> = {}): ScheduleDefinition => ({
  name: 'Report',
  description: null,
  tags: [],
  cronExpression: '0 9 * * *',
  timezone: 'UTC',
  agentId: 'report-agent',
  agentRef: 'ref',
  agentUrl: 'https://agent.example/run',
  httpMethod: 'POST',
  headers: {},
  payload: null,
  retryPolicy: { maxAttempts: 3, backoffMultiplier: 2, initialDelayMs: 1_000, maxDelayMs: 30_000 },
  timeoutMs: 30_000,
  onWorkerLoss: 'retry',
  priority: 0,
  enabled: true,
  pausedUntil: null,
  ...change,
});

describe('the request of an execution', () => {
  it('has the placeholders filled in, as of its last attempt', () => {
    const definition = definitionOf({
      headers: { 'X-Day': '{{fireTime}}', 'X-Try': '{{attempt}}' },
      payload: { day: '{{fireTime}}', unknown: '{{other}}' },
    });
    expect(sentRequest(rowOf({ attempts: 3 }), definition)).toEqual({
      agentUrl: 'https://agent.example/run',
      headers: { 'X-Day': '2026-03-02T09:00:00.000Z', 'X-Try': '3' },
      httpMethod: 'POST',
      payload: { day: '2026-03-02T09:00:00.000Z', unknown: '{{other}}' },
      timeoutMs: 30_000,
    });
  });

  it('is that of the first attempt before there is any', () => {
    const definition = definitionOf({ payload: '{{attempt}}' });
    expect(sentRequest(rowOf({ attempts: 0, status: 'pending' }), definition).payload).toBe('1');
  });

  it('has what a run by hand sends instead', () => {
    const row = rowOf({ overrides: { payload: { id: '{{executionId}}' } } });
    expect(sentRequest(row, definitionOf({ payload: 1 })).payload).toEqual({ id: row.id });
    expect(
      sentRequest(rowOf({ overrides: { payload: null } }), definitionOf({ payload: 1 })).payload,
    ).toBeNull();
  });

  it('has no payload where none is sent', () => {
    expect(sentRequest(rowOf(), definitionOf({ httpMethod: 'GET', payload: { a: 1 } })).payload).toBeNull();
  });

  it('shows no sensitive value, filled in or not', () => {
    const headers = { Authorization: 'Bearer 0123456789', 'X-Api-Key': 'key of {{scheduleName}} 0123' };
    const shown = JSON.stringify(sentRequest(rowOf(), definitionOf({ headers })));
    expect(shown).not.toMatch(/Bearer|key of/);
  });

  it('that can not be made shows what it would be made of', () => {
    const definition = definitionOf({ agentUrl: 'not a URL', payload: '{{attempt}}' });
    expect(sentRequest(rowOf(), definition)).toMatchObject({ agentUrl: 'not a URL', payload: '{{attempt}}' });
  });
});
