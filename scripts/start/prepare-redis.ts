import type { Config } from '@/lib/config/config';
import { findRedisServer, launchRedisServer } from '../redis-server';
import { openLog } from './log-file';
import type { StateFolder } from './state-folder';
import type { Supervisor } from './supervisor';

const STOP_LIMIT_MS = 5_000;
const ALONE = 'PostgreSQL alone coordinates';

/** URL of the configured Redis, or of one of our own; null when there is none. A Redis that already runs is never touched. */
export async function prepareRedis(
  config: Config,
  state: StateFolder,
  supervisor: Supervisor,
  say: (line: string) => void,
): Promise<string | null> {
  if (config.redis) return config.redis.url;
  const command = findRedisServer();
  if (!command) {
    say(`No redis-server on the PATH: ${ALONE}. Install one or set REDIS_URL to add Redis.`);
    return null;
  }
  const { port } = await state.port('redis');
  const log = openLog(state.logFile('redis'));
  try {
    await supervisor.start({
      launch: () => launchRedisServer(command, port, log),
      name: 'redis',
      stopLimitMs: STOP_LIMIT_MS,
      tier: 'service',
    });
    return `redis://127.0.0.1:${port}`;
  } catch (error) {
    say(`${command} did not start (${(error as Error).message}): ${ALONE}.`);
    return null;
  }
}
