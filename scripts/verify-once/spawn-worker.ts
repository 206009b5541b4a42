import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface WorkerLaunch {
  /** Arguments for Node: what runs. */
  args: readonly string[];
  databaseUrl: string;
  /** null: PostgreSQL alone coordinates. */
  redisUrl: string | null;
  logFile: string;
}

/** A worker process as it runs in production, with nothing of this environment in it. */
export function spawnWorker({ args, databaseUrl, logFile, redisUrl }: WorkerLaunch): ChildProcess {
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, args, {
    detached: true,
    env: {
      DATABASE_URL: databaseUrl,
      HOME: process.env.HOME,
      LOG_LEVEL: 'info',
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      // Empty counts as absent, whatever an .env file says.
      REDIS_HOST: '',
      REDIS_URL: redisUrl ?? '',
      SCHEDULER_MODE: 'local',
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return child;
}
