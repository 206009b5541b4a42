// `npm run check`: everything that is checked without running the product. The last line is the sum, as in `npm test`.
import { spawnSync } from 'node:child_process';
import { sum, tallyLine } from '../test/tally';
import { checkBorders } from './borders';

/** Fewer modules than this mean that the tool could not read them, whatever it says. */
const FEWEST_MODULES = 100;

function command(file: string, ...args: string[]): boolean {
  return spawnSync(process.execPath, [file, ...args], { stdio: 'inherit' }).status === 0;
}

function borders(): boolean {
  const { modules, violations } = checkBorders('.');
  for (const violation of violations) console.error(violation);
  if (modules < FEWEST_MODULES) console.error(`Only ${modules} modules were read.`);
  return violations.length === 0 && modules >= FEWEST_MODULES;
}

const CHECKS: Record<string, () => boolean> = {
  'format and lint': () => command('node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings'),
  borders,
  types: () =>
    command('node_modules/next/dist/bin/next', 'typegen') &&
    command('node_modules/typescript/bin/tsc', '--noEmit'),
  'dead code': () => command('node_modules/knip/bin/knip.js'),
};

const results = Object.entries(CHECKS).map(([name, check]) => {
  console.log(`\n== ${name} ==`);
  const fine = check();
  console.log(fine ? `${name}: fine` : `${name}: FAILED`);
  return { failed: fine ? 0 : 1, passed: fine ? 1 : 0 };
});
const total = sum(results);
console.log(tallyLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
