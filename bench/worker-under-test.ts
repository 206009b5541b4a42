import type { ChildProcess } from 'node:child_process';
import type { OwnedProcesses } from '@/scripts/verify-once/owned-processes';
import { spawnWorker, type WorkerLaunch } from '@/scripts/verify-once/spawn-worker';
import { stopWell } from '@/scripts/verify-once/stop-well';
import { lastLines } from '@/scripts/verify-once/worker-log';

const LOG_LINES_SHOWN = 5;

/** The one worker that is measured. */
export class WorkerUnderTest {
  private constructor(
    private readonly child: ChildProcess,
    private readonly logFile: string,
  ) {}

  static start(processes: OwnedProcesses, launch: WorkerLaunch): WorkerUnderTest {
    const child = spawnWorker(launch);
    processes.own(child);
    return new WorkerUnderTest(child, launch.logFile);
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** @throws Error with what it logged last, when it has ended */
  requireHealthy(): void {
    const ended = this.child.signalCode ?? this.child.exitCode;
    if (ended === null) return;
    throw new Error(
      [`The worker ended with ${ended}`, ...lastLines(this.logFile, LOG_LINES_SHOWN)].join('\n'),
    );
  }

  stop(): Promise<void> {
    return stopWell(this.child);
  }
}
