import { describe, expect, it } from 'vitest';
import { PLANTED_BUGS, type PlantedBug } from './planted-bugs';
import { runSeed } from './run-seed';

const SEEDS = 40;
const SEEDS_TO_FIND_A_BUG = 300;
const LONG_MS = 180_000;

async function firstViolation(seeds: number, bug: PlantedBug | null = null): Promise<string | null> {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { violation } = await runSeed(seed, bug);
    if (violation) return `seed ${seed}: ${violation}`;
  }
  return null;
}

describe('simulator', { timeout: LONG_MS }, () => {
  it('keeps every promise under the faults of the first seeds', async () => {
    expect(await firstViolation(SEEDS)).toBeNull();
  });

  it('plays the same history again from the same seed', async () => {
    expect(await runSeed(7)).toEqual(await runSeed(7));
  });

  it('has executions taken over and adopted in those histories', async () => {
    const totals = { adopted: 0, reaped: 0 };
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const result = await runSeed(seed);
      totals.adopted += result.adopted;
      totals.reaped += result.reaped;
    }
    expect(totals.adopted).toBeGreaterThan(0);
    expect(totals.reaped).toBeGreaterThan(0);
  });

  it.each(PLANTED_BUGS)('finds the planted bug %s', async (bug) => {
    expect(await firstViolation(SEEDS_TO_FIND_A_BUG, bug)).not.toBeNull();
  });
});
