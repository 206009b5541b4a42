// `npm run serve` and the image's command: web server and worker of one instance, against the configured services. Ends when either
// ends, so that whoever runs it (Docker, systemd) starts both again.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { loadConfig } from '@/lib/config/config';
import { exitOnConfigError } from '@/lib/config/config-error';
import { readEnvironment } from '@/lib/config/read-environment';
import { DatabaseUnreachableError } from '@/lib/db/connection-error';
import { migrate } from '@/lib/db/migrate';
import { WEB_KEEP_ALIVE_MS, webArguments } from './web-arguments';
import { workerArguments } from './worker-arguments';

/** Of Next.js' standalone output, which only the image has. */
const STANDALONE = 'server.js';
/** Over the worker's own grace, to write what it has. */
const STOP_MARGIN_MS = 5_000;

async function serve(): Promise<void> {
  const env = { ...readEnvironment(), NODE_ENV: 'production' };
  const config = loadConfig(env);
  await migrate(config.database.directUrl);

  const { host, port } = config;
  const web = existsSync(STANDALONE) ? [STANDALONE] : webArguments(host, port);
  const run = (args: string[]) =>
    spawn(process.execPath, args, {
      env: {
        ...env,
        HOSTNAME: host,
        KEEP_ALIVE_TIMEOUT: String(WEB_KEEP_ALIVE_MS), // read by the standalone server alone
        PORT: String(port),
      } as NodeJS.ProcessEnv,
      stdio: 'inherit',
    });
  const children = [run(web), run(workerArguments('dist/worker.js'))];
  endTogether(children, config.shutdownGraceMs + STOP_MARGIN_MS);
}

function endTogether(children: readonly ChildProcess[], stopLimitMs: number): void {
  let asked = false;
  const stop = (signal: NodeJS.Signals) => {
    asked = true;
    for (const child of children) child.kill(signal);
    setTimeout(() => children.forEach((child) => void child.kill('SIGKILL')), stopLimitMs).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal));
  for (const child of children) {
    child.once('exit', () => {
      if (asked) return;
      process.exitCode = 1;
      stop('SIGTERM');
    });
  }
}

serve().catch((error) => {
  if (!(error instanceof DatabaseUnreachableError)) exitOnConfigError(error);
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
