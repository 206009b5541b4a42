import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { describeClaim } from './claim-conformance.fixture';
import type { EngineStoreWorld } from './engine-store-world.fixture';
import { describeFence } from './fence-conformance.fixture';
import { describeLease } from './lease-conformance.fixture';
import { describeOutcomes } from './outcome-conformance.fixture';
import { describeReadings } from './reading-conformance.fixture';
import { describeReap } from './reap-conformance.fixture';

/** What the loop relies on, of every implementation of its store. */
export function engineStoreConformance(name: string, makeWorld: () => Promise<EngineStoreWorld>): void {
  describe(name, () => {
    let world: EngineStoreWorld;
    beforeAll(async () => {
      world = await makeWorld();
    });
    beforeEach(() => world.clear());
    afterAll(() => world.close());

    describeReadings(() => world);
    describeFence(() => world);
    describeClaim(() => world);
    describeOutcomes(() => world);
    describeLease(() => world);
    describeReap(() => world);
  });
}
