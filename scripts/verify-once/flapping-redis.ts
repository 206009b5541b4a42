import { setTimeout as sleep } from 'node:timers/promises';
import { launchRedisServer } from '../redis-server';
import type { OwnedProcesses } from './owned-processes';

const UP_MS = 3_000;
const DOWN_MS = 2_000;

/** A Redis of our own that can be taken away. */
export class FlappingRedis {
  outages = 0;
  private child: ReturnType<typeof launchRedisServer>['process'] | null = null;

  constructor(
    private readonly command: string,
    private readonly port: number,
    private readonly processes: OwnedProcesses,
  ) {}

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = launchRedisServer(this.command, this.port);
    this.processes.own(server.process);
    this.child = server.process;
    await server.ready;
  }

  /** Until `endAt` (epoch ms): 3 s there, 2 s away; in turn killed, so that its locks are lost, and frozen, so that answers come too late. */
  async flapUntil(endAt: number, signal: AbortSignal): Promise<void> {
    while (Date.now() + UP_MS + DOWN_MS < endAt) {
      await sleep(UP_MS, undefined, { signal });
      this.outages += 1;
      if (this.outages % 2 === 1) {
        this.child?.kill('SIGKILL');
        await sleep(DOWN_MS, undefined, { signal });
        await this.start();
      } else {
        this.child?.kill('SIGSTOP');
        await sleep(DOWN_MS, undefined, { signal });
        this.child?.kill('SIGCONT');
      }
    }
  }
}
