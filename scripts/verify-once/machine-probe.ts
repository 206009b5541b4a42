import { type LatenessMs, summarise } from './lateness';

const EVERY_MS = 100;
/** Away from the whole seconds, at which the calls are made, and from the fences a quarter of a second before them. */
const PHASE_MS = 30;

/**
 * How late a bare timer is on this machine, in a process that does nothing else: the part of the lateness that the scheduler can't
 * help, since the processor was somebody else's.
 */
export class MachineProbe {
  private readonly lateness: number[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly now: () => number) {}

  start(): void {
    const nowMs = this.now();
    const aimMs = Math.ceil((nowMs - PHASE_MS) / EVERY_MS) * EVERY_MS + PHASE_MS;
    this.timer = setTimeout(
      () => {
        const latenessMs = this.now() - aimMs;
        // Node's timers have whole milliseconds: one that came early is set again.
        if (latenessMs >= 0) this.lateness.push(latenessMs);
        this.start();
      },
      Math.ceil(aimMs - nowMs),
    );
  }

  stop(): LatenessMs {
    clearTimeout(this.timer);
    return summarise(this.lateness);
  }
}
