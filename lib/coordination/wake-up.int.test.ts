import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testRedisUrl } from '@/scripts/test-services/test-database';
import { listenForWakeUps, publishWakeUp } from './wake-up';

describe('wake-ups', () => {
  let publisher: Redis;
  let stop = () => {};

  beforeEach(async () => {
    publisher = new Redis(testRedisUrl());
    await publisher.ping();
  });
  afterEach(() => {
    stop();
    publisher.disconnect();
  });

  it('reach every listener', async () => {
    const heard = [vi.fn(), vi.fn()];
    const stops = heard.map((onWakeUp) => listenForWakeUps(testRedisUrl(), onWakeUp));
    stop = () => {
      for (const end of stops) end();
    };
    await vi.waitFor(() => {
      publishWakeUp(publisher);
      for (const onWakeUp of heard) expect(onWakeUp).toHaveBeenCalled();
    });
  });

  it('are heard again after the connection was cut', async () => {
    const onWakeUp = vi.fn();
    stop = listenForWakeUps(testRedisUrl(), onWakeUp);
    await vi.waitFor(() => {
      publishWakeUp(publisher);
      expect(onWakeUp).toHaveBeenCalled();
    });
    await publisher.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    onWakeUp.mockClear();
    await vi.waitFor(
      () => {
        publishWakeUp(publisher);
        expect(onWakeUp).toHaveBeenCalled();
      },
      { timeout: 5_000 },
    );
  });

  it('are nothing to wait for when there is no Redis', () => {
    expect(() => publishWakeUp(null)).not.toThrow();
  });
});
