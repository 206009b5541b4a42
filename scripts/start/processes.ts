import type { Config } from '@/lib/config/config';
import { NEXT, webArguments } from '../serve/web-arguments';
import { workerArguments } from '../serve/worker-arguments';
import { type NodePartOptions, nodePart } from './node-part';
import type { PartSpec } from './part';
import type { StateFolder } from './state-folder';

const TSX = 'node_modules/tsx/dist/cli.mjs';
const WEB_STOP_LIMIT_MS = 5_000;
const AGENT_STOP_LIMIT_MS = 2_000;
/** Over the worker's own grace, to write what it has. */
const WORKER_MARGIN_MS = 10_000;

export interface ProcessOptions {
  agentPort: number;
  config: Config;
  /** With hot reload, from the sources, all output on the terminal. */
  development: boolean;
  env: Record<string, string | undefined>;
  state: StateFolder;
}

/** The sample agent, the worker and the web server, in the order in which they start. */
export function processSpecs(options: ProcessOptions): PartSpec[] {
  const { agentPort, config, development, env } = options;
  const { host, port } = config;
  const part = (spec: Omit<NodePartOptions, 'env' | 'logFile'> & Partial<Pick<NodePartOptions, 'env'>>) =>
    nodePart({ env, logFile: development ? null : options.state.logFile(spec.name), ...spec });
  const main = (source: string, built: string[]) =>
    development ? [TSX, 'watch', '--clear-screen=false', source] : built;
  return [
    part({
      args: main('scripts/mock-agent/main.ts', ['--enable-source-maps', 'dist/mock-agent.js']),
      env: { ...env, HOST: '127.0.0.1', PORT: String(agentPort) },
      name: 'sample agent',
      stopLimitMs: AGENT_STOP_LIMIT_MS,
      tier: 'service',
    }),
    part({
      args: main('worker/main.ts', workerArguments('dist/worker.js')),
      name: 'worker',
      stopLimitMs: config.shutdownGraceMs + WORKER_MARGIN_MS,
      tier: 'app',
    }),
    part({
      args: development ? [NEXT, 'dev', '-H', host, '-p', String(port)] : webArguments(host, port),
      name: 'web server',
      stopLimitMs: WEB_STOP_LIMIT_MS,
      tier: 'app',
    }),
  ];
}
