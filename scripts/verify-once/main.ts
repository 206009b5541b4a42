// `npm run verify:once`: real workers, a real PostgreSQL, a real Redis and a counting agent; see whether each fire time is called once.
import { rm } from 'node:fs/promises';
import { makeScratchFolder } from '../embedded-postgres/throwaway';
import { explain } from '../start/explain';
import { parseOptions, USAGE, type VerifyOptions } from './options';
import { OwnedProcesses } from './owned-processes';
import { brokenPromises, reportLines } from './report';
import type { Run } from './test-bed';
import { verify } from './verify';

const say = (line: string) => console.log(line);

function readOptions(): VerifyOptions {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${explain(error)}\nUsage: ${USAGE}\n`);
    process.exit(2);
  }
}

/** @returns the exit code: 1 when a promise was broken */
async function run(context: Run): Promise<number> {
  const outcome = await verify(context);
  say(`\n${reportLines(outcome).join('\n')}\n`);
  const broken = brokenPromises(outcome);
  if (broken.length === 0) {
    say('All promises held.');
    return 0;
  }
  say(outcome.logTails().join('\n'));
  for (const line of broken) say(`BROKEN: ${line}`);
  return 1;
}

async function main(): Promise<void> {
  const options = readOptions();
  const folder = await makeScratchFolder('verify-once-');
  const processes = new OwnedProcesses();
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => interrupted.abort());
  try {
    process.exitCode = await run({ folder, options, processes, say, signal: interrupted.signal });
  } catch (error) {
    process.exitCode = interrupted.signal.aborted ? 130 : 1;
    process.stderr.write(`${interrupted.signal.aborted ? 'Cut short.' : explain(error)}\n`);
  } finally {
    await processes.endAll();
    await rm(folder, { force: true, recursive: true });
  }
}

await main();
