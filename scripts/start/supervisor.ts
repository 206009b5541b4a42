import { Part, type PartSpec } from './part';
import type { RunFile } from './run-file';

/** Everything that one `npm start` runs: starts it, keeps it alive, stops it in order. */
export class Supervisor {
  private readonly parts: Part[] = [];
  private stopped: Promise<void> | null = null;

  constructor(
    private readonly runFile: RunFile,
    private readonly say: (line: string) => void,
    private readonly logFileOf: (name: string) => string,
  ) {}

  /** Starts a part; resolves when it is ready. */
  async start(spec: PartSpec): Promise<void> {
    if (this.stopped) return;
    const part = new Part(spec, {
      launched: (name, pid) => this.runFile.record(name, pid),
      died: (name, how, nextLaunchMs) => {
        const seconds = nextLaunchMs / 1_000;
        this.say(`The ${name} ended (${how}); it starts again in ${seconds} s. Log: ${this.logFileOf(name)}`);
      },
    });
    this.parts.push(part);
    await part.start();
  }

  /** Name of a part that doesn't stay up, if there is one. */
  unstable(): string | null {
    return this.parts.find((part) => part.deaths > 1)?.spec.name ?? null;
  }

  /** Apps together, then the services, the last started first. The second call waits for the first. */
  stop(): Promise<void> {
    this.stopped ??= this.stopInOrder();
    return this.stopped;
  }

  /** Ends the apps at once, for the impatient; the services still close their files. */
  hurry(): void {
    for (const part of this.parts) if (part.spec.tier === 'app') part.kill();
  }

  private async stopInOrder(): Promise<void> {
    await Promise.all(this.parts.filter((part) => part.spec.tier === 'app').map((part) => part.stop()));
    const services = this.parts.filter((part) => part.spec.tier === 'service');
    for (const part of services.reverse()) await part.stop();
    this.runFile.release();
  }
}
