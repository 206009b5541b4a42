import { describe, expect, it } from 'vitest';
import { newId } from '../ids';
import { preferredWorker } from './rendezvous';

const ids = (count: number) => Array.from({ length: count }, (_, index) => newId(1_700_000_000_000 + index));

describe('preferredWorker', () => {
  it('gives everybody the same answer, whatever the order', () => {
    const workers = ids(5);
    for (const schedule of ids(200))
      expect(preferredWorker(schedule, workers)).toBe(preferredWorker(schedule, [...workers].reverse()));
  });

  it('shares schedules out evenly', () => {
    const workers = ids(4);
    const counts = new Map<string, number>();
    for (const schedule of ids(8_000)) {
      const worker = preferredWorker(schedule, workers)!;
      counts.set(worker, (counts.get(worker) ?? 0) + 1);
    }
    for (const worker of workers) expect(counts.get(worker)).toBeGreaterThan(1_600);
  });

  it('moves only the share of a worker that goes', () => {
    const workers = ids(4);
    const gone = workers[0]!;
    for (const schedule of ids(500)) {
      const before = preferredWorker(schedule, workers);
      if (before !== gone) expect(preferredWorker(schedule, workers.slice(1))).toBe(before);
    }
  });

  it('has no answer when there is no worker', () => {
    expect(preferredWorker(newId(), [])).toBeUndefined();
  });
});
