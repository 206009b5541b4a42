import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type Arrival, type PackedArrivals, unpackArrivals } from './arrival';
import type { OwnedProcesses } from './owned-processes';

/** The counting agent, seen from the process that started it. Ask one question at a time. */
export class AgentProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(processes: OwnedProcesses): Promise<AgentProcess> {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', path.join(import.meta.dirname, 'counting-agent.ts')],
      {
        detached: true,
        serialization: 'advanced',
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    );
    processes.own(child);
    const port = await answerOf<number>(child);
    return new AgentProcess(child, `http://127.0.0.1:${port}/`);
  }

  /** How many schedules have called it so far. */
  async scheduleCount(): Promise<number> {
    return this.ask<number>('count');
  }

  async arrivals(): Promise<Arrival[]> {
    return unpackArrivals(await this.ask<PackedArrivals>('arrivals'));
  }

  private ask<T>(question: 'count' | 'arrivals'): Promise<T> {
    this.child.send(question);
    return answerOf<T>(this.child);
  }
}

/** The child's next message; rejects when it ends before. */
async function answerOf<T>(child: ChildProcess): Promise<T> {
  const waiting = new AbortController();
  try {
    return await Promise.race([
      once(child, 'message', { signal: waiting.signal }).then(([answer]) => answer as T),
      once(child, 'exit', { signal: waiting.signal }).then(() => {
        throw new Error('The counting agent ended by itself');
      }),
    ]);
  } finally {
    waiting.abort();
  }
}
