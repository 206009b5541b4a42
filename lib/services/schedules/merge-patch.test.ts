import { describe, expect, it } from 'vitest';
import { DEFAULT_RETRY_POLICY } from '@/lib/contracts/retry-policy';
import type { SchedulePatch, ScheduleSettings } from '@/lib/contracts/schedule';
import { HEADER_MASK } from '@/lib/domain/sensitive-headers';
import { mergePatch } from './merge-patch';

const CURRENT: ScheduleSettings = {
  name: 'Report',
  description: 'Every morning',
  tags: ['daily'],
  cronExpression: '0 9 * * *',
  timezone: 'UTC',
  agentId: 'agent-1',
  agentUrl: 'https://agent.example/run',
  httpMethod: 'POST',
  headers: { Authorization: 'Bearer token123', 'X-Team': 'a' },
  payload: { a: 1, b: { c: 2 } },
  retryPolicy: { maxAttempts: 5, backoffMultiplier: 3, initialDelayMs: 500, maxDelayMs: 5_000 },
  timeoutMs: 10_000,
  onWorkerLoss: 'retry' as const,
  priority: 0,
  enabled: true,
  pausedUntil: null,
};
const merge = (patch: SchedulePatch) => mergePatch(CURRENT, patch, DEFAULT_RETRY_POLICY);

describe('a patch', () => {
  it('that is empty changes nothing', () => {
    expect(merge({})).toEqual(CURRENT);
    expect(merge({ name: undefined, headers: undefined, tags: undefined })).toEqual(CURRENT);
  });

  it('replaces what it names', () => {
    expect(merge({ enabled: false, name: 'New', tags: ['x'] })).toEqual({
      ...CURRENT,
      enabled: false,
      name: 'New',
      tags: ['x'],
    });
  });

  it('replaces the payload whole, with null too', () => {
    expect(merge({ payload: { b: 1 } }).payload).toEqual({ b: 1 });
    expect(merge({ payload: null }).payload).toBeNull();
  });

  it('goes back to defaults with null', () => {
    expect(merge({ description: null, headers: null, retryPolicy: null, tags: null })).toMatchObject({
      description: null,
      headers: {},
      retryPolicy: DEFAULT_RETRY_POLICY,
      tags: [],
    });
  });
});

describe('headers', () => {
  const headers = (patch: Record<string, string | null>) => merge({ headers: patch }).headers;

  it('are merged by name: set, replaced, removed', () => {
    expect(headers({ 'X-Team': 'b', 'X-New': '1', Authorization: null })).toEqual({
      'X-Team': 'b',
      'X-New': '1',
    });
  });

  it('have names without case, and take on the new spelling', () => {
    expect(headers({ authorization: 'Basic x', 'x-team': null })).toEqual({ authorization: 'Basic x' });
  });

  it.each([HEADER_MASK, `${HEADER_MASK}n123`])('keep the value behind the mask %s', (mask) => {
    expect(headers({ authorization: mask })).toEqual({ 'X-Team': 'a', authorization: 'Bearer token123' });
  });

  it('keep a mask that has nothing behind it, for the contract to refuse', () => {
    expect(headers({ 'X-Api-Key': HEADER_MASK })['X-Api-Key']).toBe(HEADER_MASK);
  });

  it('can have names that mean something to JavaScript', () => {
    expect(headers({ constructor: 'x', toString: null } as never)).toMatchObject({ constructor: 'x' });
  });
});

describe('a retry policy', () => {
  it('is merged by key; null goes back to the default', () => {
    expect(merge({ retryPolicy: { maxAttempts: 1, maxDelayMs: null } }).retryPolicy).toEqual({
      maxAttempts: 1,
      backoffMultiplier: 3,
      initialDelayMs: 500,
      maxDelayMs: 30_000,
    });
  });
});
