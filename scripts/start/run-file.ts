import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isAlive, type ProcessIdentity } from './process-identity';

const SETTLE_MS = 100;

/** What runs now, or ran when everything was killed. */
export interface Run {
  /** In the environment of every process of this run, so that each can be known for ours. */
  id: string;
  supervisor: ProcessIdentity;
  parts: Record<string, ProcessIdentity>;
  url: string;
}

export class AlreadyRunningError extends Error {
  constructor(readonly run: Run) {
    super(`Already running at ${run.url} (process ${run.supervisor.pid}).`);
  }
}

/** The file that says which supervisor owns the folder, and what it started. */
export class RunFile {
  private constructor(
    private readonly file: string,
    private readonly run: Run,
  ) {}

  /**
   * Takes the folder for this process.
   *
   * @returns the file, and the run before if that one was killed
   * @throws AlreadyRunningError when a living supervisor has it
   */
  static async claim(
    file: string,
    id: string,
    url: string,
  ): Promise<{ runFile: RunFile; before: Run | null }> {
    const supervisor = identify(process.pid);
    if (!supervisor) throw new Error('This system does not tell when a process was started.');
    const runFile = new RunFile(file, { id, supervisor, parts: {}, url });
    const before = read(file);
    if (before && isAlive(before.supervisor)) throw new AlreadyRunningError(before);
    if (before) runFile.write();
    else runFile.create();
    // Of two that found the same dead run, the last to write has it; the other sees that here.
    await sleep(SETTLE_MS);
    const now = read(file);
    if (now && now.id !== id) throw new AlreadyRunningError(now);
    return { runFile, before };
  }

  /** Remembers a part's process, so that it can be found after a kill. */
  record(name: string, pid: number | undefined): void {
    const identity = pid === undefined ? null : identify(pid);
    if (identity) this.run.parts[name] = identity;
    else delete this.run.parts[name];
    this.write();
  }

  release(): void {
    rmSync(this.file, { force: true });
  }

  private create(): void {
    const own = this.writeOwn();
    try {
      linkSync(own, this.file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      // Another start was faster, or the file is cut short and belongs to nobody.
      if (!read(this.file)) this.write();
    } finally {
      rmSync(own, { force: true });
    }
  }

  private write(): void {
    renameSync(this.writeOwn(), this.file);
  }

  private writeOwn(): string {
    const own = `${this.file}.${process.pid}`;
    writeFileSync(own, JSON.stringify(this.run, null, 2));
    return own;
  }
}

function read(file: string): Run | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // None, or cut short by a full disk: nothing is known of a run before.
    return null;
  }
}
