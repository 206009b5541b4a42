import type { Redis } from 'ioredis';

export const CHANGES_CHANNEL = 'scheduler:changes';
/** A process signals at most so often; what reads the changes asks the database itself. */
const INTERVAL_MS = 100;

/**
 * Tells web servers with open event streams that something was committed, not what. Called after each commit, however many there are: the
 * first call is passed on at once, the others of the next 100 ms as one.
 *
 *   quiet ── changed ──▶ signals, then waits 100 ms ── changed meanwhile ──▶ signals and waits again
 *                                                   ── nothing ──▶ quiet
 *
 * Through Redis, or through the database when there is none, or none that answers. A signal that is lost costs its listeners some seconds.
 */
export class ChangeSignal {
  private waiting = false;
  private changedMeanwhile = false;

  /** @param notify the way through the database */
  constructor(
    private readonly redis: Redis | null,
    private readonly notify: () => PromiseLike<unknown>,
  ) {}

  changed(): void {
    if (this.waiting) this.changedMeanwhile = true;
    else this.signal();
  }

  private signal(): void {
    this.waiting = true;
    this.changedMeanwhile = false;
    void this.send();
    setTimeout(() => {
      this.waiting = false;
      if (this.changedMeanwhile) this.signal();
    }, INTERVAL_MS).unref();
  }

  private async send(): Promise<void> {
    try {
      if (this.redis?.status === 'ready') return void (await this.redis.publish(CHANGES_CHANNEL, ''));
    } catch {
      // Redis fails or is too slow: the database takes it.
    }
    try {
      await this.notify();
    } catch {
      // Neither could be told; listeners look by themselves every few seconds.
    }
  }
}
