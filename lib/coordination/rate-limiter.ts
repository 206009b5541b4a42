import type { Redis } from 'ioredis';

export const RATE_WINDOW_MS = 60_000;
/** A count that comes later than this costs more than it saves. */
const ANSWER_WITHIN_MS = 50;

/** One command: counts, and lets a first count end with its window. */
const COUNT_SCRIPT = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return count`;

type ScriptedRedis = Redis & { countRequest(key: string, ttlMs: number): Promise<number> };

export interface RateLimitState {
  limit: number;
  /** Requests that are left in this window. */
  remaining: number;
  isOver: boolean;
  /** Until the window ends. */
  resetMs: number;
}

/**
 * Counts requests of each client in windows of a minute that begin with the minute: in Redis for all servers together, in this process
 * alone while there is none or it fails, so that a limit never becomes none.
 */
export class RateLimiter {
  private readonly local = new Map<string, number>();
  private localWindow = 0;

  /**
   * @param limit requests of one client in a window
   * @param nowMs epoch ms
   */
  constructor(
    private readonly redis: Redis | null,
    private readonly limit: number,
    private readonly nowMs: () => number = Date.now,
  ) {
    redis?.defineCommand('countRequest', { lua: COUNT_SCRIPT, numberOfKeys: 1 });
  }

  async count(client: string): Promise<RateLimitState> {
    const nowMs = this.nowMs();
    const window = Math.floor(nowMs / RATE_WINDOW_MS);
    const here = this.countHere(client, window);
    const all = Math.max(here, await this.countEverywhere(client, window));
    return {
      isOver: all > this.limit,
      limit: this.limit,
      remaining: Math.max(this.limit - all, 0),
      resetMs: (window + 1) * RATE_WINDOW_MS - nowMs,
    };
  }

  /** What this process alone has seen: all that is known when Redis is gone. */
  private countHere(client: string, window: number): number {
    if (window !== this.localWindow) this.local.clear();
    this.localWindow = window;
    const count = (this.local.get(client) ?? 0) + 1;
    this.local.set(client, count);
    return count;
  }

  /** 0: Redis didn't say. */
  private async countEverywhere(client: string, window: number): Promise<number> {
    if (this.redis?.status !== 'ready') return 0;
    const redis = this.redis as ScriptedRedis;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<number>((resolve) => {
      timer = setTimeout(() => resolve(0), ANSWER_WITHIN_MS);
    });
    const counting = redis.countRequest(`rate:${window}:${client}`, 2 * RATE_WINDOW_MS).catch(() => 0);
    return Promise.race([counting, late]).finally(() => clearTimeout(timer));
  }
}
