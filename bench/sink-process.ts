import type { OwnedProcesses } from '@/scripts/verify-once/owned-processes';
import { AskedProcess } from './asked-process';

/** The benchmark's agent, seen from the process that started it. Ask one question at a time. */
export class Sink {
  private constructor(private readonly process: AskedProcess<number>) {}

  static async start(processes: OwnedProcesses): Promise<Sink> {
    return new Sink(await AskedProcess.start<number>(processes, 'sink.ts'));
  }

  get pid(): number {
    return this.process.pid;
  }

  get url(): string {
    return `http://127.0.0.1:${this.process.ready}/`;
  }

  /** Calls since the last `take`. */
  calls(): Promise<number> {
    return this.process.ask('calls');
  }

  /** Lateness of each call since the last time, ms, by the fire time that it named. */
  take(): Promise<Map<string, number[]>> {
    return this.process.ask('take');
  }
}
