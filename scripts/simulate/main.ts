// npm run simulate -- --seeds 2000            that many histories from seed 1 (or --from N)
// npm run simulate -- --seed 17               one history again
// npm run simulate -- --plant no-rev-compare  with a protection left out; it has to be found (--plant all: each of them)
import { parseArgs } from 'node:util';
import { PLANTED_BUGS, type PlantedBug } from './planted-bugs';
import { runSeed } from './run-seed';

const { values } = parseArgs({
  options: {
    from: { default: '1', type: 'string' },
    plant: { type: 'string' },
    seed: { type: 'string' },
    seeds: { default: '200', type: 'string' },
  },
});

function replayCommand(seed: number, bug: PlantedBug | null): string {
  return `npm run simulate -- --seed ${seed}${bug ? ` --plant ${bug}` : ''}`;
}

/** Runs seeds until one fails. Returns whether one did. */
async function search(seeds: readonly number[], bug: PlantedBug | null): Promise<boolean> {
  const startedMs = performance.now();
  const totals = { adopted: 0, calls: 0, reaped: 0, seeds: 0, steps: 0 };
  for (const seed of seeds) {
    const result = await runSeed(seed, bug);
    totals.seeds += 1;
    for (const key of ['adopted', 'calls', 'reaped', 'steps'] as const) totals[key] += result[key];
    if (!result.violation) continue;
    console.log(`seed ${seed}: ${result.violation}`);
    console.log(`  again: ${replayCommand(seed, bug)}`);
    return true;
  }
  const seconds = (performance.now() - startedMs) / 1_000;
  console.log(
    `${totals.seeds} seeds without violation: ${totals.steps} steps, ${totals.calls} calls, ${totals.reaped} reaped, ` +
      `${totals.adopted} adopted; ${(totals.seeds / seconds).toFixed(1)} seeds/s`,
  );
  return false;
}

function isPlantedBug(text: string): text is PlantedBug {
  return (PLANTED_BUGS as readonly string[]).includes(text);
}

/** Each planted bug has to be found. Returns whether all were. */
async function searchPlanted(names: readonly PlantedBug[], seeds: readonly number[]): Promise<boolean> {
  let found = 0;
  for (const bug of names) {
    console.log(`planted: ${bug}`);
    if (await search(seeds, bug)) found += 1;
  }
  console.log(`${found} of ${names.length} planted bugs found`);
  return found === names.length;
}

const from = Number(values.from);
const seeds = values.seed
  ? [Number(values.seed)]
  : Array.from({ length: Number(values.seeds) }, (_, index) => from + index);
if (seeds.some((seed) => !Number.isInteger(seed))) {
  console.error('--seed, --seeds and --from take whole numbers');
  process.exit(2);
}
if (values.plant && values.plant !== 'all' && !isPlantedBug(values.plant)) {
  console.error(`--plant takes all or one of ${PLANTED_BUGS.join(', ')}`);
  process.exit(2);
}
const planted = values.plant === 'all' ? PLANTED_BUGS : values.plant ? [values.plant as PlantedBug] : null;
const isGood = planted ? await searchPlanted(planted, seeds) : !(await search(seeds, null));
process.exit(isGood ? 0 : 1);
