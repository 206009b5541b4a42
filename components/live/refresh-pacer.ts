import { backOffMs } from './back-off';

const FIRST_MS = 100;
const AT_LEAST_MS = 250;
const AT_MOST_MS = 90_000;

interface Pace {
  intervalMs: number;
  /** The last refresh, by the clock that was given. */
  refreshedAtMs: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * How often what has changed is read again: at once after a quiet time, and the less often the longer changes go on coming, from every
 * 250 ms to every minute or so (45 to 90 s). A busy service isn't asked by each of its open pages after each of its runs.
 */
export class RefreshPacer {
  private readonly paces = new Map<string, Pace>();

  constructor(
    private readonly refresh: (key: string) => void,
    private readonly nowMs: () => number = () => performance.now(),
    private readonly random: () => number = Math.random,
  ) {}

  /** Refreshes soon; any number of calls until then are one. @param atMostMs between two refreshes */
  touch(key: string, atMostMs = AT_MOST_MS): void {
    const pace = this.paces.get(key) ?? {
      intervalMs: AT_LEAST_MS,
      refreshedAtMs: Number.NEGATIVE_INFINITY,
      timer: undefined,
    };
    this.paces.set(key, pace);
    if (pace.timer !== undefined) return;
    const quietMs = this.nowMs() - pace.refreshedAtMs;
    pace.intervalMs = quietMs > 2 * pace.intervalMs ? AT_LEAST_MS : Math.min(atMostMs, 2 * pace.intervalMs);
    const tries = Math.log2(pace.intervalMs / AT_LEAST_MS);
    const spacedMs = backOffMs(tries, { atMostMs: AT_MOST_MS, firstMs: AT_LEAST_MS }, this.random);
    pace.timer = setTimeout(() => this.run(key, pace), Math.max(FIRST_MS, spacedMs - quietMs));
  }

  stop(): void {
    for (const { timer } of this.paces.values()) clearTimeout(timer);
    this.paces.clear();
  }

  private run(key: string, pace: Pace): void {
    pace.timer = undefined;
    pace.refreshedAtMs = this.nowMs();
    this.refresh(key);
  }
}
