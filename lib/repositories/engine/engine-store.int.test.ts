import { engineStoreConformance } from './conformance/engine-store-conformance.fixture';
import { postgresWorld } from './conformance/postgres-world.fixture';

engineStoreConformance('the engine’s store on PostgreSQL', postgresWorld);
