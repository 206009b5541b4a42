import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A real worker process on a database, as an operator runs it. Ends with the test's own process at the latest. */
export class ProcessUnderTest {
  private readonly child: ChildProcess;

  /** @param environment what it gets besides */
  constructor(databaseUrl: string, environment: Record<string, string> = {}) {
    this.child = spawn(process.execPath, ['--import', 'tsx', 'worker/main.ts'], {
      env: {
        DATABASE_URL: databaseUrl,
        HOME: process.env.HOME,
        LOG_LEVEL: 'error',
        NODE_ENV: 'test',
        PATH: process.env.PATH,
        // Empty counts as absent, whatever an .env file says.
        REDIS_HOST: '',
        REDIS_URL: '',
        SCHEDULER_MODE: 'local',
        ...environment,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    process.once('exit', () => this.child.kill('SIGKILL'));
  }

  get pid(): number {
    return this.child.pid!;
  }

  signal(name: 'SIGCONT' | 'SIGKILL' | 'SIGSTOP' | 'SIGTERM'): void {
    this.child.kill(name);
  }

  /** Its exit code; null when a signal ended it. */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  async end(): Promise<void> {
    this.signal('SIGCONT');
    this.signal('SIGKILL');
    await this.ended();
  }
}
