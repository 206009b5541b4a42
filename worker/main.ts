// The worker process: any number of them share the work.
//   starting ──▶ working ── SIGTERM or SIGINT ──▶ stopping (calls end within the grace) ──▶ exit 0
//   stopping ── a second signal ──▶ exit 1 at once, as after kill -9      any part that dies ──▶ exit 1
import { type Config, loadConfig } from '@/lib/config/config';
import { exitOnConfigError } from '@/lib/config/config-error';
import { readEnvironment } from '@/lib/config/read-environment';
import { createLogger } from '@/lib/observability/logger';
import { WorkerProcess } from './worker-process';

function readConfig(): Config {
  try {
    return loadConfig(readEnvironment());
  } catch (error) {
    return exitOnConfigError(error);
  }
}

const config = readConfig();
const log = createLogger('worker', config.logLevel);
const worker = new WorkerProcess(config, log);

function die(error: unknown): never {
  log.fatal({ err: error }, 'the worker cannot go on');
  process.exit(1);
}

let stopping = false;
function onSignal(signal: string): void {
  if (stopping) process.exit(1);
  stopping = true;
  log.info({ graceMs: config.shutdownGraceMs, signal }, 'stopping');
  worker.stop(config.shutdownGraceMs).then(() => process.exit(0), die);
}

process.on('SIGTERM', onSignal);
process.on('SIGINT', onSignal);
process.on('uncaughtException', die);
process.on('unhandledRejection', die);
worker.run().catch(die);
