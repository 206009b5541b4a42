import { describe, expect, it } from 'vitest';
import type { Execution } from '@/lib/contracts/execution';
import type { Skip } from '@/lib/contracts/skip';
import type { ExecutionStatus } from '@/lib/domain/execution';
import { failingStreak, mergeHistory } from './history';

const run = (minute: number, status: ExecutionStatus = 'succeeded') =>
  ({
    id: `run ${minute}`,
    fireTime: `2026-11-24T09:${String(minute).padStart(2, '0')}:00.000Z`,
    status,
  }) as Execution;

const skip = (from: number, to: number) =>
  ({
    fromFireTime: `2026-11-24T09:${String(from).padStart(2, '0')}:00.000Z`,
    toFireTime: `2026-11-24T09:${String(to).padStart(2, '0')}:00.000Z`,
  }) as Skip;

const shape = (entries: ReturnType<typeof mergeHistory>) =>
  entries.map((entry) => (entry.kind === 'execution' ? entry.execution.id : 'skip'));

describe('mergeHistory', () => {
  it('puts a skip where its last fire time would stand', () => {
    const merged = mergeHistory([run(30), run(20), run(10)], [skip(12, 18)], true);
    expect(shape(merged)).toEqual(['run 30', 'run 20', 'skip', 'run 10']);
  });

  it('leaves skips from before the oldest known execution for later', () => {
    expect(shape(mergeHistory([run(30)], [skip(40, 45), skip(1, 9)], false))).toEqual(['skip', 'run 30']);
    expect(shape(mergeHistory([run(30)], [skip(40, 45), skip(1, 9)], true))).toEqual([
      'skip',
      'run 30',
      'skip',
    ]);
  });

  it('shows skips of a schedule that never ran', () => {
    expect(shape(mergeHistory([], [skip(1, 9)], true))).toEqual(['skip']);
  });
});

describe('failingStreak', () => {
  it('counts failures back to the last success, whatever runs now', () => {
    const streak = failingStreak(
      [run(30, 'running'), run(25, 'failed'), run(20, 'failed'), run(10), run(5, 'failed')],
      true,
    );
    expect(streak).toMatchObject({ count: 2, since: run(20).fireTime, openEnded: false });
    expect(streak?.newest.id).toBe('run 25');
  });

  it('is none when the newest finished one succeeded', () => {
    expect(failingStreak([run(30, 'retrying'), run(25), run(20, 'failed')], true)).toBeNull();
    expect(failingStreak([], true)).toBeNull();
  });

  it('says when it may have begun before what is known', () => {
    expect(failingStreak([run(30, 'failed')], false)?.openEnded).toBe(true);
    expect(failingStreak([run(30, 'failed')], true)?.openEnded).toBe(false);
  });

  it('is not broken by one that was cancelled', () => {
    expect(
      failingStreak([run(30, 'failed'), run(25, 'cancelled'), run(20, 'failed'), run(1)], true)?.count,
    ).toBe(2);
  });
});
