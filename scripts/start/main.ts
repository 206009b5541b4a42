// `npm start`, and with --dev `npm run dev`: everything that the service needs on this machine, from a fresh clone on.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Config, loadConfig } from '@/lib/config/config';
import { readEnvironment } from '@/lib/config/read-environment';
import { buildIfNeeded } from './build-if-needed';
import { explain } from './explain';
import { endLeftovers, RUN_ID_VARIABLE } from './leftovers';
import { addressesOf, requireFreeAddress } from './listen-address';
import { prepareDatabase } from './prepare-database';
import { prepareRedis } from './prepare-redis';
import { processSpecs } from './processes';
import { RunFile } from './run-file';
import { createSampleSchedule, maySampleRun } from './sample-schedule';
import { StateFolder } from './state-folder';
import { stopOnSignal } from './stop-on-signal';
import { Supervisor } from './supervisor';
import { untilReady } from './until-ready';

const { values: flags } = parseArgs({
  options: {
    /** Folder for everything that must outlive this process. */
    data: { default: '.data', type: 'string' },
    dev: { default: false, type: 'boolean' },
    'no-sample': { default: false, type: 'boolean' },
  },
});
const development = flags.dev;
const say = (line: string) => console.log(line);

async function main(): Promise<void> {
  const env = readEnvironment();
  env.SCHEDULER_MODE ||= 'local';
  // Next.js takes no other value than the one that belongs to its command, whatever .env says.
  env.NEXT_TELEMETRY_DISABLED ||= '1';
  env.NODE_ENV = development ? 'development' : 'production';
  const config = loadConfig(env);
  const state = new StateFolder(flags.data);
  const runId = randomUUID();
  const claimed = await RunFile.claim(
    state.file('run.json'),
    runId,
    addressesOf(config.host, config.port).shown,
  );
  const ended = claimed.before ? await endLeftovers(claimed.before) : 0;
  if (ended > 0) say(`Ended ${ended} processes that a killed run had left.`);

  const supervisor = new Supervisor(claimed.runFile, say, (name) => state.logFile(name));
  const stopping = stopOnSignal(supervisor, say);
  try {
    await bringUp({
      config,
      env: { ...env, [RUN_ID_VARIABLE]: runId },
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
  state: StateFolder;
  stopping: AbortSignal;
  supervisor: Supervisor;
}

async function bringUp({ config, env, state, stopping, supervisor }: Context): Promise<void> {
  await requireFreeAddress(config.host, config.port);
  const database = await prepareDatabase(config, state, supervisor, say);
  const redisUrl = await prepareRedis(config, state, supervisor, say);
  if (!development) await buildIfNeeded(state.logFile('build'), say, stopping);

  const agent = await state.port('agent');
  if (agent.before) {
    say(
      `Port ${agent.before} of the sample agent is taken; schedules that call it need port ${agent.port} now.`,
    );
  }
  const processEnv = { ...env, DATABASE_URL: database.url, REDIS_URL: redisUrl ?? '' };
  const processes = processSpecs({ agentPort: agent.port, config, development, env: processEnv, state });
  for (const spec of processes) await supervisor.start(spec);

  const { local, shown } = addressesOf(config.host, config.port);
  await untilReady({ baseUrl: local, notBefore: database.readyAt, unstable: () => supervisor.unstable() });
  if (database.sample && !flags['no-sample'] && !database.sample.exists()) {
    if (maySampleRun(config)) await createSampleSchedule(local, `http://127.0.0.1:${agent.port}`);
    else say('No sample schedule is made: SCHEDULER_MODE=production refuses its agent on this machine.');
    writeFileSync(database.sample.file, '');
  }
  say(`Ready after ${process.uptime().toFixed(1)} s: ${shown}`);
  say(`Ctrl-C stops it. Logs: ${development ? 'here' : state.logs}`);
}

main().catch((error) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
