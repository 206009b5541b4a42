import type { ChildProcess } from 'node:child_process';

/** Every process that this run started and that still lives. They are ended when the run ends, however it ends. */
export class OwnedProcesses {
  private readonly living = new Map<ChildProcess, NodeJS.Signals>();

  constructor() {
    process.once('exit', () => this.signalAll());
  }

  /** @param endWith what ends it for good (PostgreSQL leaves shared memory behind after SIGKILL) */
  own(child: ChildProcess, endWith: NodeJS.Signals = 'SIGKILL'): void {
    this.living.set(child, endWith);
    child.once('exit', () => this.living.delete(child));
  }

  /** Ends those that still live, the last started first; resolves when they are gone. */
  async endAll(): Promise<void> {
    for (const [child, signal] of [...this.living].reverse()) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await gone;
    }
  }

  private signalAll(): void {
    for (const [child, signal] of this.living) child.kill(signal);
  }
}
