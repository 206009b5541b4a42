import { sql } from 'drizzle-orm';
import type { Queryable } from './database';

export interface WorkerSighting {
  id: string;
  /** Epoch ms of the database's clock. */
  seenAtMs: number;
  /** Its clock minus the database's. */
  clockOffsetMs: number;
}

/** Workers serve every workspace, so that they belong to none. */
export class WorkerRepository {
  constructor(private readonly db: Queryable) {}

  /** Those that renewed their lease within `withinMs`. Index: workers_current. */
  async listSeen(withinMs: number): Promise<WorkerSighting[]> {
    const rows = await this.db.execute<{ id: string; seenAtMs: number; clockOffsetMs: number }>(sql`
      SELECT id, (extract(epoch FROM seen_at) * 1000)::float8 AS "seenAtMs", clock_offset_ms AS "clockOffsetMs"
        FROM workers
       WHERE state = 'alive' AND seen_at > clock_timestamp() - ${withinMs}::float8 * interval '1 millisecond'
       ORDER BY id`);
    return [...rows];
  }
}
