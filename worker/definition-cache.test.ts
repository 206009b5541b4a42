import { describe, expect, it } from 'vitest';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { DefinitionCache } from './definition-cache';

const DEFINITION = {
  agentId: 'report-agent',
  agentRef: '00000000-0000-7000-8000-000000000001',
  agentUrl: 'https://agent.example/run',
  cronExpression: '* * * * *',
  headers: {},
  retryPolicy: { maxAttempts: 3 },
  timezone: 'UTC',
};

/** A cache that has read these rows, which may be what nobody writes any more. */
async function cacheOf(rows: Record<string, object>): Promise<DefinitionCache> {
  const definitions = async (keys: readonly { scheduleId: string; version: number }[]) =>
    keys.map((key) => ({ ...key, definition: rows[key.scheduleId] as ScheduleDefinition }));
  const cache = new DefinitionCache({ definitions });
  await cache.load(Object.keys(rows).map((scheduleId) => ({ scheduleId, version: 1 })));
  return cache;
}
const read = (cache: DefinitionCache, scheduleId: string) => cache.get({ scheduleId, version: 1 })!;

describe('the definitions that a worker has read', () => {
  it('have what those from before a field was known lack', async () => {
    const cache = await cacheOf({ old: DEFINITION });
    expect(read(cache, 'old')).toMatchObject({
      broken: null,
      definition: { onWorkerLoss: 'retry', priority: 0 },
    });
  });

  it('are broken one by one', async () => {
    const cache = await cacheOf({ empty: {}, whole: DEFINITION });
    expect(read(cache, 'empty')).toMatchObject({ broken: expect.anything(), recurrence: null });
    expect(read(cache, 'whole').recurrence).not.toBeNull();
  });

  it('are not mixed up, whatever texts one of them has', async () => {
    const cache = await cacheOf({
      first: { ...DEFINITION, agentId: '{}', agentUrl: '{"maxAttempts":3}' },
      second: DEFINITION,
    });
    expect(read(cache, 'first').definition).toMatchObject({ agentId: '{}', agentUrl: '{"maxAttempts":3}' });
    expect(read(cache, 'second').definition).toMatchObject({ headers: {}, retryPolicy: { maxAttempts: 3 } });
  });
});
