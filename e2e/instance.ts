import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const READY = /^Ready after [\d.]+ s: (\S+)$/m;
const START_LIMIT_MS = 120_000;

/** An `npm start` of its own, on data of its own. */
export class Instance {
  private child: ChildProcess | null = null;

  /** @param flags further ones of `npm start` */
  constructor(
    private readonly data: string,
    private readonly flags: readonly string[] = [],
  ) {}

  /** Resolves with the address that it prints. Rejects with what it said instead. */
  start(port: number): Promise<string> {
    const nothingConfigured = { DATABASE_URL: '', POSTGRES_HOST: '', REDIS_HOST: '', REDIS_URL: '' };
    const child = spawn(process.execPath, ['scripts/start.mjs', `--data=${this.data}`, ...this.flags], {
      detached: true,
      env: { ...process.env, ...nothingConfigured, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    let said = '';
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`not ready: ${said}`)), START_LIMIT_MS);
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          const address = READY.exec(said)?.[1];
          if (!address) return;
          clearTimeout(limit);
          resolve(address);
        });
      }
      child.once('exit', () => reject(new Error(said)));
    });
  }

  /** As by Ctrl-C. Resolves with the exit code. */
  async stop(): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    return gone;
  }

  /** `kill -9` of everything at once, the supervisor first so that it starts nothing again. */
  killEverything(): void {
    for (const pid of [this.child!.pid!, ...Object.values(this.parts()).map((part) => part.pid)]) {
      process.kill(-pid, 'SIGKILL');
    }
  }

  /** Of one of the processes that it watches over. */
  pidOf(part: string): number {
    return this.parts()[part]!.pid;
  }

  private parts(): Record<string, { pid: number }> {
    return JSON.parse(readFileSync(path.join(this.data, 'run.json'), 'utf8')).parts;
  }
}
