import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { OwnedProcesses } from '@/scripts/verify-once/owned-processes';

/** A script of ours in a process of its own that answers questions over IPC, one at a time. Its first message says that it is ready. */
export class AskedProcess<Ready> {
  private constructor(
    private readonly child: ChildProcess,
    readonly ready: Ready,
  ) {}

  /** @param script relative to this folder */
  static async start<Ready>(processes: OwnedProcesses, script: string): Promise<AskedProcess<Ready>> {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, script)], {
      detached: true,
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    processes.own(child);
    return new AskedProcess(child, await answerOf<Ready>(child));
  }

  get pid(): number {
    return this.child.pid!;
  }

  async ask<Answer>(question: object | string): Promise<Answer> {
    this.child.send(question);
    return answerOf<Answer>(this.child);
  }
}

/** The next message; rejects when the process ends before. */
async function answerOf<T>(child: ChildProcess): Promise<T> {
  const gone = new AbortController();
  const [answer] = await Promise.race([
    once(child, 'message', { signal: gone.signal }),
    once(child, 'exit', { signal: gone.signal }).then(([code]) => {
      throw new Error(`${child.spawnargs.at(-1)} ended with ${code}`);
    }),
  ]).finally(() => gone.abort());
  return answer as T;
}
