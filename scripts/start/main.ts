// `npm start`, and with --dev `npm run dev`: everything that the service needs on this machine, from a fresh clone on.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { type Config, loadConfig } from '@/lib/config/config';
import { readEnvironment } from '@/lib/config/read-environment';
import { buildIfNeeded } from './build-if-needed';
import { explain } from './explain';
import { endLeftovers, RUN_ID_VARIABLE } from './leftovers';
import { addressOf, requireFreeAddress } from './listen-address';
import { prepareDatabase } from './prepare-database';
import { prepareRedis } from './prepare-redis';
import { processSpecs } from './processes';
import { RunFile } from './run-file';
import { createSampleSchedule } from './sample-schedule';
import { StateFolder } from './state-folder';
import { stopOnSignal } from './stop-on-signal';
import { Supervisor } from './supervisor';
import { untilReady } from './until-ready';

const development = process.argv.includes('--dev');
const say = (line: string) => console.log(line);

async function main(): Promise<void> {
  const env = readEnvironment();
  env.SCHEDULER_MODE ||= 'local';
  // Next.js takes no other value than the one that belongs to its command, whatever .env says.
  env.NODE_ENV = development ? 'development' : 'production';
  const config = loadConfig(env);
  const state = new StateFolder();
  const runId = randomUUID();
  const claimed = await RunFile.claim(state.file('run.json'), runId, addressOf(config.host, config.port));
  const ended = claimed.before ? await endLeftovers(claimed.before) : 0;
  if (ended > 0) say(`Ended ${ended} processes that a killed run had left.`);

  const logFileOf = (name: string) => `${state.logs}/${name.replaceAll(' ', '-')}.log`;
  const supervisor = new Supervisor(claimed.runFile, say, logFileOf);
  const stopping = stopOnSignal(supervisor, say);
  try {
    await bringUp({
      config,
      env: { ...env, [RUN_ID_VARIABLE]: runId },
      logFileOf,
      state,
      supervisor,
      stopping,
    });
  } catch (error) {
    if (stopping.aborted) return;
    process.stderr.write(`${explain(error)}\n`);
    await supervisor.stop();
    process.exit(1);
  }
}

interface Context {
  config: Config;
  env: Record<string, string | undefined>;
  logFileOf(name: string): string;
  state: StateFolder;
  stopping: AbortSignal;
  supervisor: Supervisor;
}

async function bringUp({ config, env, logFileOf, state, stopping, supervisor }: Context): Promise<void> {
  await requireFreeAddress(config.host, config.port);
  const database = await prepareDatabase(config, state, supervisor, say);
  const redisUrl = await prepareRedis(config, state, supervisor, say);
  if (!development) await buildIfNeeded(logFileOf('build'), say, stopping);

  const agent = await state.port('agent');
  if (agent.before) {
    say(
      `Port ${agent.before} of the sample agent is taken; schedules that call it need port ${agent.port} now.`,
    );
  }
  const processEnv = { ...env, DATABASE_URL: database.url, REDIS_URL: redisUrl ?? '' };
  for (const spec of processSpecs({
    agentPort: agent.port,
    config,
    development,
    env: processEnv,
    logFileOf,
  })) {
    await supervisor.start(spec);
  }

  const baseUrl = addressOf(config.host, config.port);
  await untilReady({ baseUrl, notBefore: database.readyAt, unstable: () => supervisor.unstable() });
  if (database.sample && !database.sample.exists()) {
    await createSampleSchedule(baseUrl, `http://127.0.0.1:${agent.port}`);
    writeFileSync(database.sample.file, '');
  }
  say(`Ready after ${(process.uptime()).toFixed(1)} s: ${baseUrl}`);
  say(`Ctrl-C stops it. Logs: ${development ? 'here' : state.logs}`);
}

main().catch((error) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
