import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { type Arrival, type PackedArrivals, unpackArrivals } from './arrival';
import type { OwnedProcesses } from './owned-processes';

/** What crosses between the two processes: the question alone one way, with its answer the other way. */
export interface AgentAnswers {
  arrivals: PackedArrivals;
  /** Once, without being asked. */
  port: number;
  'next call': null;
  'schedule count': number;
}
export type AgentQuestion = keyof AgentAnswers;

/** The counting agent, seen from the process that started it. */
export class AgentProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(processes: OwnedProcesses): Promise<AgentProcess> {
    const main = path.join(import.meta.dirname, 'counting-agent.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', main], {
      detached: true,
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    processes.own(child);
    return new AgentProcess(child, `http://127.0.0.1:${await answerTo(child, 'port')}/`);
  }

  /** How many schedules have called it so far. */
  scheduleCount(): Promise<number> {
    return this.ask('schedule count');
  }

  /** Resolves as soon as another call has arrived. */
  async nextCall(): Promise<void> {
    await this.ask('next call');
  }

  async arrivals(): Promise<Arrival[]> {
    return unpackArrivals(await this.ask('arrivals'));
  }

  private ask<Q extends AgentQuestion>(question: Q): Promise<AgentAnswers[Q]> {
    this.child.send(question);
    return answerTo(this.child, question);
  }
}

/** The child's next answer to that question; rejects when it ends before. */
function answerTo<Q extends AgentQuestion>(child: ChildProcess, question: Q): Promise<AgentAnswers[Q]> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void) => {
      child.off('message', onMessage);
      child.off('exit', onExit);
      then();
    };
    const onMessage = (message: unknown) => {
      const [answered, answer] = message as [AgentQuestion, AgentAnswers[Q]];
      if (answered === question) settle(() => resolve(answer));
    };
    const onExit = () => settle(() => reject(new Error('The counting agent ended by itself')));
    child.on('message', onMessage);
    child.once('exit', onExit);
  });
}
