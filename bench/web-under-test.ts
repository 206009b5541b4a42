import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import path from 'node:path';
import { isBuilt } from '@/scripts/build/is-built';
import { freePort } from '@/scripts/free-port';
import { webArguments } from '@/scripts/serve/web-arguments';
import { stopWell } from '@/scripts/verify-once/stop-well';
import type { BenchOptions } from './options';
import { polled } from './polled';
import type { Run } from './test-bed';

const READY_WITHIN_MS = 60_000;

/** The web server as it is built for production; the caller stops it. */
export interface WebUnderTest {
  /** Where the API is. */
  api: string;
  pid: number;
  stop(): Promise<void>;
}

/** @throws Error when the last build is not of the sources as they are */
export async function startWeb(
  {
    folder,
    options,
    processes,
  }: Pick<Run, 'folder' | 'processes'> & { options: Pick<BenchOptions, 'profile'> },
  databaseUrl: string,
  redisUrl: string | null = null,
): Promise<WebUnderTest> {
  if (!isBuilt()) throw new Error('The web server is measured as it was built: run npm run build first');
  const port = await freePort();
  const log = openSync(path.join(folder, 'web.log'), 'a');
  const profiling = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [];
  const args = [...profiling, ...webArguments('127.0.0.1', port)];
  const child = spawn(process.execPath, args, {
    detached: true,
    env: {
      DATABASE_URL: databaseUrl,
      NODE_ENV: 'production',
      PATH: process.env.PATH!,
      // Empty counts as absent, whatever an .env file says.
      REDIS_URL: redisUrl ?? '',
      SCHEDULER_MODE: 'local',
    },
    stdio: ['ignore', log, log],
  });
  processes.own(child);
  const api = `http://127.0.0.1:${port}/api`;
  await polled(
    'the web server',
    READY_WITHIN_MS,
    async () => (await fetch(`${api}/health/live`).catch(() => null))?.ok === true,
  );
  return { api, pid: child.pid!, stop: () => stopWell(child) };
}
