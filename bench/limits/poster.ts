import { type Dispatcher, Pool } from 'undici';
import type { LimitTask } from './limit-task';

const CONNECTIONS = 100;

/** Calls that are under way at the same time. */
export const CALLS_AT_ONCE = 100;

export interface Call {
  id: string;
  scheduleId: string;
}

/** The same request that a worker sends, byte for byte but for the ids, with everything prepared that can be. */
export class Poster {
  private readonly pool: Pool;
  private readonly body = Buffer.from('{"task":"summarise","topics":["orders","returns"],"words":200}');
  private readonly fireTime: string;

  constructor({ agentUrl, fireAt }: LimitTask) {
    this.pool = new Pool(agentUrl, { connections: CONNECTIONS, pipelining: 1 });
    this.fireTime = new Date(fireAt ?? Date.now()).toISOString();
  }

  /** @param onAnswer gets status and body; a failed call throws, for then nothing is measured */
  post(call: Call, onAnswer: (status: number, body: string) => void): void {
    this.pool.dispatch(
      { body: this.body, headers: this.headersOf(call), method: 'POST', path: '/' },
      new AnswerHandler(onAnswer),
    );
  }

  async close(): Promise<void> {
    await this.pool.close();
  }

  private headersOf({ id, scheduleId }: Call): string[] {
    return [
      'X-Team',
      'reports',
      'accept-encoding',
      'identity',
      'content-type',
      'application/json',
      'user-agent',
      'distributed-scheduler/1.0',
      'Idempotency-Key',
      id,
      'X-Scheduler-Schedule-Id',
      scheduleId,
      'X-Scheduler-Execution-Id',
      id,
      'X-Scheduler-Fire-Time',
      this.fireTime,
      'X-Scheduler-Attempt',
      '1',
      'traceparent',
      '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    ];
  }
}

class AnswerHandler implements Dispatcher.DispatchHandler {
  private status = 0;
  private body = '';

  constructor(private readonly onAnswer: (status: number, body: string) => void) {}

  onRequestStart(): void {}

  onResponseStart(_: unknown, status: number): void {
    this.status = status;
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    this.body += chunk.toString();
  }

  onResponseEnd(): void {
    this.onAnswer(this.status, this.body);
  }

  onResponseError(_: unknown, error: Error): never {
    throw error;
  }
}
