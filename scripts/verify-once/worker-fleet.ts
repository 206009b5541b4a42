import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OwnedProcesses } from './owned-processes';
import { spawnWorker } from './spawn-worker';
import { stopWell } from './stop-well';
import { lastLines } from './worker-log';

interface FleetOptions {
  databaseUrl: string;
  folder: string;
  processes: OwnedProcesses;
  redisUrl: string | null;
}

interface Member {
  name: string;
  child: ChildProcess;
  logFile: string;
  killed: boolean;
  /** Set when it has ended: its exit code, or the signal. */
  ended: string | null;
}

/** The worker processes under test: real ones, each with a log file of its own. */
export class WorkerFleet {
  private readonly members: Member[] = [];

  constructor(private readonly options: FleetOptions) {}

  add(): void {
    const { databaseUrl, folder, processes, redisUrl } = this.options;
    const name = `worker ${this.members.length + 1}`;
    const logFile = path.join(folder, `${name.replace(' ', '-')}.log`);
    const args = ['--import', 'tsx', 'worker/main.ts'];
    const child = spawnWorker({ args, databaseUrl, logFile, redisUrl });
    processes.own(child);
    const member: Member = { child, ended: null, killed: false, logFile, name };
    child.once('exit', (code, signal) => {
      member.ended = signal ?? `exit code ${code}`;
    });
    this.members.push(member);
  }

  /** kill -9 of the one that has lived longest. */
  killOldest(): void {
    const oldest = this.members.find((member) => member.ended === null && !member.killed);
    if (!oldest) return;
    oldest.killed = true;
    oldest.child.kill('SIGKILL');
  }

  /** Stops those that live as an operator does. Resolves when all have ended. */
  async stop(): Promise<void> {
    const living = this.members.filter((member) => member.ended === null);
    await Promise.all(living.map(({ child }) => stopWell(child)));
  }

  /** Those that ended in another way than they should have: by themselves, or with an error when they were stopped. */
  misbehaved(): string[] {
    return this.members
      .filter(({ ended, killed }) => ended !== null && !killed && ended !== 'exit code 0')
      .map(({ ended, name }) => `${name} ended with ${ended}`);
  }

  /** @throws Error that names a worker that ended by itself */
  requireHealthy(): void {
    const [first] = this.misbehaved();
    if (first) throw new Error(first);
  }

  nameOf(pid: number): string {
    return this.members.find(({ child }) => child.pid === pid)?.name ?? `process ${pid}`;
  }

  logs(): string[] {
    return this.members.map(({ logFile }) => readFileSync(logFile, 'utf8'));
  }

  /** The last lines of each log, for a run that went wrong. */
  logTails(count: number): string[] {
    return this.members.flatMap(({ logFile, name }) => [`--- ${name}`, ...lastLines(logFile, count)]);
  }
}
