import { Adopter } from '@/worker/adopter';
import { Reaper } from '@/worker/reaper';
import { StatementTracker } from '@/worker/statement-tracker';
import { Worker } from '@/worker/worker';

/** Protections that can be left out, to see that the simulator misses them. */
export const PLANTED_BUGS = [
  'adopt-after-one-reading',
  'no-cancel-in-retry',
  'no-claim-in-finish',
  'no-rev-compare',
  'no-skip-taken-back',
  'no-wait-after-pause',
  'reap-by-wall-clock',
] as const;
export type PlantedBug = (typeof PLANTED_BUGS)[number];

/** A bug is looked for without the acts that it has nothing to do with, which would only make it rarer. */
export const hasCancels = (bug: PlantedBug | null): boolean => bug === null || bug === 'no-cancel-in-retry';
export const hasSilences = (bug: PlantedBug | null): boolean => bug === null || bug === 'no-skip-taken-back';

/** The worker, with the planted bug where it belongs in its code. */
export function workerClass(bug: PlantedBug | null): typeof Worker {
  if (bug === 'reap-by-wall-clock') return WallClockWorker;
  if (bug === 'adopt-after-one-reading') return HastyWorker;
  return Worker;
}

class WallClockWorker extends Worker {
  protected override createReaper(deps: ConstructorParameters<typeof Reaper>[0]): Reaper {
    const { clock } = deps;
    return new Reaper({ ...deps, clock: { ...clock, monotonicMs: () => clock.wallMs() } });
  }
}

/** Takes each row that it doesn't know as suspect already, so that the first reading adopts it. */
class HastyWorker extends Worker {
  protected override createAdopter(deps: ConstructorParameters<typeof Adopter>[0]): Adopter {
    return new HastyAdopter({ ...deps, statements: new StatementTracker(deps.clock) });
  }
}

class HastyAdopter extends Adopter {
  protected override isSuspect(): boolean {
    return true;
  }
}
