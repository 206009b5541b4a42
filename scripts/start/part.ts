import type { ChildProcess } from 'node:child_process';

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
/** Who lived this long has recovered: the next death is a first one. */
const RECOVERED_AFTER_MS = 60_000;

export interface Launched {
  process: ChildProcess;
  /** Rejects when it ended before it was ready. */
  ready: Promise<void>;
}

export interface PartSpec {
  name: string;
  /** Apps are stopped first and together, then the services that they use, the last started first. */
  tier: 'app' | 'service';
  /** Starts the process, which leads a process group of its own. Called again after it died. */
  launch(): Launched;
  /** Asks it to end; SIGTERM if absent. */
  stopSignal?: NodeJS.Signals;
  /** After this long it is ended with `killSignal`, its group with it. */
  stopLimitMs: number;
  /** SIGKILL if absent. */
  killSignal?: NodeJS.Signals;
}

export interface PartEvents {
  launched(name: string, pid: number | undefined): void;
  died(name: string, how: string, nextLaunchMs: number): void;
}

/**
 * A process that is kept alive.
 *
 *     start → running → (stop) → stopped
 *               ↑  ↓ it died
 *             waiting          1 s, 2 s, 4 s … 30 s
 */
export class Part {
  /** How often it died without having been asked to. */
  deaths = 0;
  private child: ChildProcess | null = null;
  private inRow = 0;
  /** Until its first launch is ready, and from the moment it is asked to stop, nobody starts it again. */
  private stays = false;
  private waiting: NodeJS.Timeout | undefined;

  constructor(
    readonly spec: PartSpec,
    private readonly events: PartEvents,
  ) {}

  /** Resolves when it is ready; a first launch that fails is not tried again. */
  async start(): Promise<void> {
    const { process: child, ready } = this.spec.launch();
    this.follow(child);
    await ready;
    this.stays = true;
  }

  async stop(): Promise<void> {
    this.stays = false;
    clearTimeout(this.waiting);
    const child = this.child;
    if (!child) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(this.spec.stopSignal ?? 'SIGTERM');
    const limit = setTimeout(() => this.kill(), this.spec.stopLimitMs);
    await gone;
    clearTimeout(limit);
  }

  /** Ends it at once. */
  kill(): void {
    const pid = this.child?.pid;
    if (!pid) return;
    try {
      process.kill(-pid, this.spec.killSignal ?? 'SIGKILL');
    } catch {
      // It ended in the meantime.
    }
  }

  private follow(child: ChildProcess): void {
    const since = performance.now();
    this.child = child;
    this.events.launched(this.spec.name, child.pid);
    const ended = (how: string) => {
      this.child = null;
      if (!this.stays) return;
      this.deaths++;
      this.inRow = performance.now() - since > RECOVERED_AFTER_MS ? 1 : this.inRow + 1;
      this.relaunchLater(how);
    };
    // A process that could not be started has no exit.
    child.once('error', (error) => child.pid ?? ended(error.message));
    child.once('exit', (code, signal) => ended(signal ?? `exit code ${code}`));
  }

  private relaunchLater(how: string): void {
    const delayMs = Math.min(FIRST_DELAY_MS * 2 ** (this.inRow - 1), LONGEST_DELAY_MS);
    this.events.died(this.spec.name, how, delayMs);
    this.waiting = setTimeout(() => this.follow(this.spec.launch().process), delayMs);
  }
}
