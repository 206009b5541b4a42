import type { Redis } from 'ioredis';
import type { Clock, FireKey, FireLock } from '@/lib/domain/engine/ports';

/** A gate that answers later than this costs more than it saves. */
const ANSWER_WITHIN_MS = 50;
const FAILURES_TO_OPEN = 2;
const OPEN_FOR_MS = 5_000;

/** One command for the batch: a third of what as many commands cost both sides. Answers a digit for each key, 1 = won. */
const ACQUIRE_SCRIPT = `
local won = {}
for index, key in ipairs(KEYS) do
  won[index] = redis.call('SET', key, ARGV[1], 'NX', 'PX', ARGV[2]) and '1' or '0'
end
return table.concat(won)`;

type ScriptedRedis = Redis & {
  acquireFireLocks(keyCount: number, ...keysWorkerAndTtl: (string | number)[]): Promise<string>;
};

export interface RedisFireLockOptions {
  clock: Clock;
  lockTtlMs: number;
  /** Redis answered as it should. */
  onAnswered?: () => void;
  /** Redis failed, was slow, or answered with an error (READONLY, LOADING, OOM, NOAUTH …). */
  onUnavailable: (error: unknown) => void;
  workerId: string;
}

export const fireLockKey = ({ fireTimeMs, scheduleId }: FireKey) => `execution:${scheduleId}:${fireTimeMs}`;

/**
 * The fire lock as the original service has it: SET execution:{scheduleId}:{fireTimeMs} <worker> NX PX <ttl>.
 *
 *   closed ── two failures in a row ──▶ open (no_gate at once, 5 s) ──▶ half-open: one batch asks ──▶ closed, or open again
 */
export class RedisFireLock implements FireLock {
  private failures = 0;
  private openUntilMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly redis: Redis,
    private readonly options: RedisFireLockOptions,
  ) {
    redis.defineCommand('acquireFireLocks', { lua: ACQUIRE_SCRIPT });
  }

  async acquire(keys: readonly FireKey[]): Promise<boolean[] | 'no_gate'> {
    if (this.redis.status !== 'ready' || this.options.clock.monotonicMs() < this.openUntilMs)
      return 'no_gate';
    // Half-open: this batch asks, and nobody else until it is answered.
    if (this.failures >= FAILURES_TO_OPEN) this.open();
    try {
      const answers = await this.inTime(this.setAll(keys));
      this.failures = 0;
      this.openUntilMs = Number.NEGATIVE_INFINITY;
      this.options.onAnswered?.();
      return answers;
    } catch (error) {
      this.failures += 1;
      if (this.failures >= FAILURES_TO_OPEN) this.open();
      this.options.onUnavailable(error);
      return 'no_gate';
    }
  }

  private open(): void {
    this.openUntilMs = this.options.clock.monotonicMs() + OPEN_FOR_MS;
  }

  private async setAll(keys: readonly FireKey[]): Promise<boolean[]> {
    const { lockTtlMs, workerId } = this.options;
    const redis = this.redis as ScriptedRedis;
    const answer = await redis.acquireFireLocks(keys.length, ...keys.map(fireLockKey), workerId, lockTtlMs);
    return Array.from(answer, (won) => won === '1');
  }

  private async inTime<T>(answer: Promise<T>): Promise<T> {
    let cancel = () => {};
    const tooLate = new Promise<never>((_, reject) => {
      cancel = this.options.clock.after(ANSWER_WITHIN_MS, () =>
        reject(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`)),
      );
    });
    try {
      return await Promise.race([answer, tooLate]);
    } finally {
      cancel();
    }
  }
}

/** Stands in when no Redis is configured: PostgreSQL alone coordinates. */
export const noFireLock: FireLock = { acquire: async () => 'no_gate' };
