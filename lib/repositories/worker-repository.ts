import { type SQL, sql } from 'drizzle-orm';
import type { WorkerState } from '@/lib/domain/worker';
import type { Queryable } from './database';
import { msOf } from './epoch';

export interface WorkerSighting {
  id: string;
  /** Epoch ms of the database's clock. */
  seenAtMs: number;
  beatAgeMs: number;
  /** Its clock minus the database's. */
  clockOffsetMs: number;
}

/** Instants are epoch ms of the database's clock. */
export interface WorkerRow extends WorkerSighting {
  state: WorkerState;
  hostname: string;
  pid: number;
  release: string;
  slots: number;
  held: number;
  running: number;
  beat: number;
  startedAtMs: number;
  /** null while it is alive. */
  endedAtMs: number | null;
  lagMs: number;
  takenOver: number;
  /** Where it stands in the list. */
  place: WorkerPlace;
}

/** Those that are gone come after those that are alive; `rank` rises within both. */
export interface WorkerPlace {
  gone: boolean;
  rank: number;
  id: string;
}

const ms = (column: string): SQL => sql.raw(msOf(column));

/** Workers serve every workspace, so that they belong to none. */
export class WorkerRepository {
  constructor(private readonly db: Queryable) {}

  /** Those that nobody has declared dead, and that haven't stopped. Index: workers_current. */
  async listCurrent(): Promise<WorkerSighting[]> {
    const rows = await this.db.execute<{
      id: string;
      seenAtMs: number;
      beatAgeMs: number;
      clockOffsetMs: number;
    }>(sql`
      SELECT id, ${ms('seen_at')} AS "seenAtMs", ${ms('clock_timestamp() - seen_at')} AS "beatAgeMs",
             clock_offset_ms AS "clockOffsetMs"
        FROM workers
       WHERE state = 'alive'
       ORDER BY id`);
    return [...rows];
  }

  /**
   * Those that are alive, the longest first, then those that ended within `goneWithinMs`, the latest first.
   * No index: the table has a row for each worker of the last day.
   */
  async list(goneWithinMs: number, page: { limit: number; after?: WorkerPlace }): Promise<WorkerRow[]> {
    const after = page.after
      ? sql`AND (gone, rank, id) > (${page.after.gone}::boolean, ${page.after.rank}::float8, ${page.after.id}::uuid)`
      : sql``;
    const rows = await this.db.execute<Omit<WorkerRow, 'place'> & Omit<WorkerPlace, 'id'>>(sql`
      SELECT w.id, state, hostname, pid, release, slots, held, running, beat::float8 AS beat, ${ms('seen_at')} AS "seenAtMs",
             ${ms('clock_timestamp() - seen_at')} AS "beatAgeMs", ${ms('started_at')} AS "startedAtMs", ${ms('ended_at')} AS "endedAtMs",
             lag_ms AS "lagMs", clock_offset_ms AS "clockOffsetMs", taken_over AS "takenOver", gone, rank
        FROM workers w
       CROSS JOIN LATERAL (SELECT state <> 'alive' AS gone, coalesce(ended_at, seen_at) AS last_at) a
       CROSS JOIN LATERAL (SELECT CASE WHEN gone THEN -${ms('last_at')} ELSE ${ms('started_at')} END AS rank) b
       WHERE (NOT gone OR last_at > clock_timestamp() - ${goneWithinMs}::float8 * interval '1 millisecond') ${after}
       ORDER BY gone, rank, w.id
       LIMIT ${page.limit}`);
    return [...rows].map(({ gone, rank, ...row }) => ({ ...row, place: { gone, id: row.id, rank } }));
  }
}
