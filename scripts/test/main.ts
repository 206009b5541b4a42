// `npm test`: all runners, one after the other; the last line is their sum.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { requireRedisServer } from '../test-services/require-redis';
import { RUNNERS, type Runner } from './runners';
import { honest, sum, type Tally, tallyLine } from './tally';

const REPORTS = path.resolve('test-results/reports');

function run(runner: Runner): Tally {
  const file = path.join(REPORTS, `${runner.name.replaceAll(' ', '-')}.json`);
  console.log(`\n== ${runner.name} ==`);
  const { status } = spawnSync(process.execPath, runner.args(file), {
    env: { ...process.env, ...runner.env(file) },
    stdio: 'inherit',
  });
  return honest(countIn(file, runner), status);
}

function countIn(file: string, runner: Runner): Tally | null {
  try {
    return runner.count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // It died before it could write one.
    return null;
  }
}

rmSync(REPORTS, { force: true, recursive: true });
mkdirSync(REPORTS, { recursive: true });
await requireRedisServer().catch((error: Error) => {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
});
const tallies = RUNNERS.map((runner) => ({ name: runner.name, ...run(runner) }));
console.log('');
for (const tally of tallies) console.log(`${tally.name}: ${tallyLine(tally)}`);
const total = sum(tallies);
console.log(tallyLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
