// `npm run bench`: what one worker does, each figure beside what this machine could do at best, measured in the same run.
import { rm } from 'node:fs/promises';
import { makeScratchFolder } from '@/scripts/embedded-postgres/throwaway';
import { explain } from '@/scripts/start/explain';
import { OwnedProcesses } from '@/scripts/verify-once/owned-processes';
import type { Measure } from './measure';
import { type BenchOptions, parseOptions, SCENARIOS, type Scenario, USAGE } from './options';
import { RESULT_FILE, writeResult } from './result-file';
import { measureBulkCreate } from './scenarios/bulk-create';
import { measureBurst } from './scenarios/burst';
import { measureConsole } from './scenarios/console';
import { measureEvents } from './scenarios/events';
import { measureHangingAgent } from './scenarios/hanging-agent';
import { measureIdle } from './scenarios/idle';
import { measureNextFire } from './scenarios/next-fire';
import { measureSustained } from './scenarios/sustained';
import { tableLines } from './table';
import { TestBed } from './test-bed';

const MEASURE: Record<Scenario, (bed: TestBed) => Promise<Measure[]>> = {
  'bulk-create': measureBulkCreate,
  burst: measureBurst,
  console: measureConsole,
  events: measureEvents,
  'hanging-agent': measureHangingAgent,
  idle: measureIdle,
  'next-fire': measureNextFire,
  sustained: measureSustained,
};

const say = (line: string) => console.log(line);

function readOptions(): BenchOptions {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${explain(error)}\nUsage: ${USAGE}\n`);
    process.exit(2);
  }
}

async function measureAll(bed: TestBed, scenarios: readonly Scenario[]): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const scenario of scenarios) {
    say(`Measuring: ${scenario} …`);
    measures.push(...(await MEASURE[scenario](bed)));
  }
  return measures;
}

async function main(): Promise<void> {
  const options = readOptions();
  const folder = await makeScratchFolder('bench-');
  const processes = new OwnedProcesses();
  const stop = () => process.exit(130);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  try {
    const bed = await TestBed.setUp({ folder, options, processes, say });
    const measures = await measureAll(bed, options.scenarios);
    await bed.close();
    say(`\n${tableLines(measures).join('\n')}\n`);
    if (options.scenarios.length === SCENARIOS.length) {
      writeResult(measures);
      say(`Written to ${RESULT_FILE}`);
    }
    if (measures.some(({ pass }) => pass === false)) process.exitCode = 1;
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${explain(error)}\n`);
  } finally {
    await processes.endAll();
    await rm(folder, { force: true, recursive: true });
  }
}

await main();
