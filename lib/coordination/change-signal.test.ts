import type { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ChangeSignal } from './change-signal';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const redisThat = (publish: () => Promise<number>, status = 'ready') =>
  ({ publish, status }) as unknown as Redis;
const fails = () => Promise.reject(new Error('gone'));

it('passes the first change on at once, and ten a second at the most, the last one too', async () => {
  const notify = vi.fn(async () => {});
  const signal = new ChangeSignal(null, notify);
  signal.changed();
  expect(notify).toHaveBeenCalledTimes(1);
  for (let ms = 0; ms < 1_000; ms += 1) {
    signal.changed();
    await vi.advanceTimersByTimeAsync(1);
  }
  expect(notify.mock.calls.length).toBeLessThanOrEqual(11);
  const before = notify.mock.calls.length;
  signal.changed();
  await vi.advanceTimersByTimeAsync(100);
  expect(notify.mock.calls.length).toBeGreaterThan(before);
  await vi.advanceTimersByTimeAsync(1_000);
  const after = notify.mock.calls.length;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(notify).toHaveBeenCalledTimes(after);
});

it('goes through Redis alone while it takes it', async () => {
  const notify = vi.fn(async () => {});
  const publish = vi.fn(async () => 1);
  new ChangeSignal(redisThat(publish), notify).changed();
  await vi.advanceTimersByTimeAsync(0);
  expect([publish.mock.calls.length, notify.mock.calls.length]).toEqual([1, 0]);
});

it.each([
  ['is not connected', redisThat(async () => 1, 'reconnecting')],
  ['does not take it', redisThat(fails)],
])('goes through the database when Redis %s', async (_, redis) => {
  const notify = vi.fn(async () => {});
  new ChangeSignal(redis, notify).changed();
  await vi.advanceTimersByTimeAsync(0);
  expect(notify).toHaveBeenCalledTimes(1);
});

it('bothers nobody when neither can be told', async () => {
  const signal = new ChangeSignal(redisThat(fails), fails);
  expect(() => signal.changed()).not.toThrow();
  await vi.advanceTimersByTimeAsync(1_000);
});
