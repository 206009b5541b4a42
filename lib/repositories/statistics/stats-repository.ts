import { type SQL, sql } from 'drizzle-orm';
import { agents, schedules } from '@/lib/db/schema';
import type { Histogram } from '@/lib/domain/statistics/histogram';
import type { Piece } from '@/lib/domain/statistics/pieces';
import type { StatsBucket, StatsGrouping, StatsSort } from '@/lib/domain/statistics/question';
import type { StatsScope } from '@/lib/domain/statistics/scope';
import type { Queryable } from '../database';
import { msOf, toInstant } from '../epoch';
import { storedHistogram } from './stored-histogram';

export interface StatsProgress {
  /** The database's clock, epoch ms. */
  nowMs: number;
  /** Everything that ended before this is counted; null: nothing is yet. */
  countedToMs: number | null;
}

/** Which rows are read. */
export interface StatsSelection {
  scope: StatsScope;
  pieces: readonly Piece[];
  /** Those of these schedules, agents or workspace; all of the scope when absent. */
  subjectIds?: readonly string[] | undefined;
  /** Of a schedule's rows, those of the runs with these agents. */
  agentRefs?: readonly string[] | undefined;
}

/** What rows are put together by. */
export interface StatsCut {
  grouping: StatsGrouping;
  bucket: StatsBucket;
  timezone: string;
}

export interface StatsMeasure {
  succeeded: number;
  failed: number;
  cancelled: number;
  attempts: number;
  retried: number;
  duration: Histogram;
  lateness: Histogram;
}
export interface StatsMeasureRow extends StatsMeasure {
  /** Id of the schedule or agent, or the outcome; '' of a grouping by nothing. */
  group: string;
  /** Start in epoch ms; the hour of the week from Monday's first, 0 to 167; 0 when there are no buckets. */
  bucket: number;
}

type MeasuredTexts = Omit<StatsMeasureRow, 'duration' | 'lateness'> & {
  duration: string | null;
  lateness: string | null;
};

export interface StatsGroup {
  id: string;
  /** Name of a schedule, key of an agent. */
  label: string;
}

/** What has ended in one workspace, as the roll-up counted it. */
export class StatsRepository {
  constructor(
    private readonly db: Queryable,
    private readonly workspaceId: string,
  ) {}

  async progress(): Promise<StatsProgress> {
    const rows = await this.db.execute<{ countedToMs: number | null; nowMs: number }>(sql`
      SELECT ${sql.raw(msOf('counted_to'))} AS "countedToMs",
             floor(${sql.raw(msOf('clock_timestamp()'))}) AS "nowMs" FROM stats_progress`);
    return { ...rows[0]! };
  }

  /**
   * The first groups by an order, those with executions alone; deleted schedules are left out.
   * Index: execution_stats_scope of each piece, or execution_stats_pk when subjects are named.
   */
  async rank(
    grouping: 'agent' | 'schedule',
    selection: StatsSelection,
    { limit, sort }: { sort: StatsSort; limit: number },
  ): Promise<StatsGroup[]> {
    const [names, label] =
      grouping === 'agent' ? [sql`${agents}`, sql`n.key`] : [sql`${schedules}`, sql`n.name`];
    // Few are deleted at any time: to leave those out and name the first alone takes half as long as to join all schedules.
    const shown =
      grouping === 'agent'
        ? sql``
        : sql`WHERE NOT EXISTS (SELECT FROM ${schedules} d WHERE d.id = total.id AND d.deleted_at IS NOT NULL)`;
    const rows = await this.db.execute<{ id: string; label: string }>(sql`
      SELECT first.id, ${label} AS label
        FROM (SELECT total.*, row_number() OVER (ORDER BY ${ORDER[sort]}, total.id) AS place
                FROM (SELECT ${GROUP[grouping]} AS id, sum(count) AS runs,
                             coalesce(sum(count) FILTER (WHERE outcome = 'failed'), 0) AS failed,
                             coalesce(sum(count) FILTER (WHERE outcome = 'succeeded'), 0) AS succeeded
                        FROM (${this.rowsOf(selection, COUNT_COLUMNS)}) s GROUP BY 1) total
              ${shown}
               ORDER BY place LIMIT ${limit}) first
        JOIN ${names} n ON n.id = first.id
       ORDER BY first.place`);
    return rows.map(({ id, label }) => ({ id, label }));
  }

  /**
   * Sums by group and bucket. Histograms come as the texts of their rows and are summed here: in the database that takes several times as
   * long. Index: execution_stats_pk.
   */
  async measure(selection: StatsSelection, cut: StatsCut): Promise<StatsMeasureRow[]> {
    const rows = await this.db.execute<MeasuredTexts>(sql`
      SELECT ${GROUP[cut.grouping]}::text AS "group", ${bucketOf(cut)}::float8 AS bucket,
             ${outcomeSum('succeeded')}, ${outcomeSum('failed')}, ${outcomeSum('cancelled')},
             sum(attempts)::float8 AS attempts, sum(retried)::float8 AS retried,
             string_agg(array_to_string(duration, ','), ',') AS duration, string_agg(array_to_string(lateness, ','), ',') AS lateness
        FROM (${this.rowsOf(selection, ALL_COLUMNS)}) s GROUP BY 1, 2 ORDER BY 1, 2`);
    return rows.map((row) => ({
      ...row,
      duration: storedHistogram(row.duration),
      lateness: storedHistogram(row.lateness),
    }));
  }

  /** A statement of its own for each piece, so that each takes the index by bounds that are known when it is planned. */
  private rowsOf({ agentRefs, pieces, scope, subjectIds }: StatsSelection, columns: SQL): SQL {
    const subjects = subjectIds ? sql`AND subject_id = ANY (${listOf(subjectIds)}::uuid[])` : sql``;
    // As texts, since no index begins with the agent: the planner would jump through the key of every schedule instead.
    const ofAgents = agentRefs ? sql`AND agent_id::text = ANY (${listOf(agentRefs)}::text[])` : sql``;
    const statements = pieces.map(
      ({ fromMs, grainMinutes, toMs }) => sql`
        SELECT ${columns} FROM execution_stats
         WHERE workspace_id = ${this.workspaceId} AND scope = ${scope} AND bucket_minutes = ${grainMinutes}
           AND bucket_start >= ${instant(fromMs)} AND bucket_start < ${instant(toMs)} ${subjects} ${ofAgents}`,
    );
    return sql.join(statements, sql` UNION ALL `);
  }
}

const COUNT_COLUMNS = sql.raw('subject_id, agent_id, outcome, count');
const ALL_COLUMNS = sql.raw(
  'subject_id, agent_id, bucket_start, outcome, count, attempts, retried, duration, lateness',
);

const GROUP: Readonly<Record<StatsGrouping, SQL>> = {
  agent: sql`agent_id`,
  none: sql`''`,
  outcome: sql`outcome`,
  schedule: sql`subject_id`,
};

const ORDER: Readonly<Record<StatsSort, SQL>> = {
  count: sql`total.runs DESC`,
  failed: sql`total.failed DESC`,
  successRate: sql`total.succeeded::float8 / nullif(total.succeeded + total.failed, 0) NULLS LAST`,
};

function bucketOf({ bucket, timezone }: StatsCut): SQL {
  const startMs = (start: SQL) => sql`extract(epoch FROM ${start}) * 1000`;
  switch (bucket) {
    case 'none':
      return sql`0`;
    case '5m':
      return startMs(sql`bucket_start`);
    case '1h':
      return startMs(sql`date_bin('1 hour', bucket_start, timestamptz 'epoch')`);
    case '1d':
      return startMs(sql`date_trunc('day', bucket_start, ${timezone})`);
    case 'weekhour': {
      const local = sql`bucket_start AT TIME ZONE ${timezone}`;
      return sql`(extract(isodow FROM ${local}) - 1) * 24 + extract(hour FROM ${local})`;
    }
  }
}

const outcomeSum = (outcome: string): SQL =>
  sql.raw(`coalesce(sum(count) FILTER (WHERE outcome = '${outcome}'), 0)::float8 AS ${outcome}`);

const listOf = (ids: readonly string[]): string => `{${ids.join(',')}}`;
const instant = (ms: number): SQL => sql`${toInstant(ms)}::timestamptz`;
