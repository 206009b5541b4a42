import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { finishedExecutions, liveExecutions } from '@/lib/db/schema';
import { type ExecutionStatus, isTerminal, type TerminalStatus, type Trigger } from '@/lib/domain/execution';
import { HIGHEST_ID, LOWEST_ID } from '@/lib/domain/ids';
import { type IdWindow, within } from './history-windows';
import type { ExecutionTable } from './newest-executions';

/** What a list of executions keeps to; what is absent lets all pass. */
export interface ExecutionFilter {
  /** `agents.id`. */
  agentRef?: string;
  scheduleId?: string;
  /** Part of the error of an execution that has ended; upper and lower case are the same. Without statuses: failed or cancelled. */
  search?: string;
  /** One of these. */
  statuses?: readonly ExecutionStatus[];
  trigger?: Trigger;
}

/** Executions of one table that share the first columns of an index whose last column is the id. */
export interface Branch {
  table: ExecutionTable;
  /** The columns before the id, and their values. */
  prefix: readonly (readonly [PgColumn, string])[];
  /** What the index is limited to. */
  predicate?: SQL;
  /** Parts of the filter that all rows of the branch meet. */
  covers: readonly (keyof ExecutionFilter)[];
}

type Unsuccessful = Exclude<TerminalStatus, 'succeeded'>;

/** Where executions of a filter are, so that the fewest others lie among them. Each branch names its index by its columns. */
export function branchesOf(filter: ExecutionFilter, workspaceId: string): Branch[] {
  return [...finishedBranches(filter, workspaceId), ...liveBranches(filter)];
}

/** Whether a branch has rows that the filter keeps out. */
export const isExact = (branch: Branch, filter: ExecutionFilter): boolean =>
  Object.entries(filter).every(
    ([part, value]) => value === undefined || branch.covers.includes(part as keyof ExecutionFilter),
  );

function finishedBranches(filter: ExecutionFilter, workspaceId: string): Branch[] {
  const { agentRef, scheduleId, trigger } = filter;
  const table = finishedExecutions;
  const statuses = filter.search && !filter.statuses ? SEARCHED : filter.statuses?.filter(isTerminal);
  if (statuses?.length === 0) return [];
  // Indexes: finished_executions_schedule, finished_executions_unsuccessful.
  if (scheduleId) return byOwner([table.scheduleId, scheduleId], ['scheduleId'], statuses);
  if (trigger && trigger !== 'schedule') {
    // Index: finished_executions_workspace_trigger.
    const prefix = [[table.workspaceId, workspaceId] as const, [table.trigger, trigger] as const];
    return [{ covers: ['trigger'], predicate: sql`${table.trigger} <> 'schedule'`, prefix, table }];
  }
  // Indexes: finished_executions_agent, finished_executions_agent_unsuccessful.
  if (agentRef) return byOwner([table.agentId, agentRef], ['agentRef'], statuses);
  // Indexes: finished_executions_workspace, finished_executions_workspace_unsuccessful.
  return byOwner([table.workspaceId, workspaceId], [], statuses);
}

/** Success is the rule, so it has no index of its own: its rows are found among all. */
function byOwner(
  owner: readonly [PgColumn, string],
  covers: Branch['covers'],
  statuses: readonly TerminalStatus[] | undefined,
): Branch[] {
  const table = finishedExecutions;
  if (!statuses?.every(isUnsuccessful)) return [{ covers, prefix: [owner], table }];
  return statuses.map((status) => ({
    covers: [...covers, 'statuses'],
    predicate: sql`${table.status} <> 'succeeded'`,
    prefix: [owner, [table.status, status]],
    table,
  }));
}

/** Few, whatever the history: what has no index of its own is found among all. What lives has no error yet. */
function liveBranches({ scheduleId, search, statuses: asked }: ExecutionFilter): Branch[] {
  const table = liveExecutions;
  const statuses = asked?.filter((status) => !isTerminal(status));
  if (search || statuses?.length === 0) return [];
  // Index: live_executions_schedule.
  if (scheduleId) return [{ covers: ['scheduleId'], prefix: [[table.scheduleId, scheduleId]], table }];
  // Index: live_executions_pkey.
  if (!statuses?.every((status) => status !== 'running')) return [{ covers: [], prefix: [], table }];
  // Index: live_executions_unowned.
  return statuses.map((status) => ({
    covers: ['statuses'],
    predicate: sql`${table.status} <> 'running'`,
    prefix: [[table.status, status]],
    table,
  }));
}

const SEARCHED: readonly Unsuccessful[] = ['cancelled', 'failed'];
const isUnsuccessful = (status: TerminalStatus): status is Unsuccessful => status !== 'succeeded';

/**
 * The newest rows of some branches in a window, as a SELECT in brackets.
 *
 * @param columns of a table, as text
 */
export function newestOf(
  branches: readonly Branch[],
  { columns, limit, window, workspaceId }: NewestOptions,
): SQL {
  const parts = branches.map(
    (branch) =>
      sql`(SELECT ${columns(branch.table)} FROM ${branch.table}
            WHERE ${and(...bounds(branch, window), ownedBy(branch, workspaceId))}
            ORDER BY ${sql.join([...branch.prefix.map(([column]) => column), branch.table.id].map(descending), sql`, `)}
            LIMIT ${limit})`,
  );
  return parts.length === 1
    ? parts[0]!
    : sql`(${sql.join(parts, sql` UNION ALL `)} ORDER BY id DESC LIMIT ${limit})`;
}
interface NewestOptions {
  columns: (table: ExecutionTable) => SQL;
  limit: number;
  window: IdWindow;
  workspaceId: string;
}

const descending = (column: PgColumn): SQL => sql`${column} DESC`;

/**
 * The branch as a range of its index. Not by equality: then the planner drops the column from the order, takes the primary key instead
 * when it believes that the value is frequent, and reads all other rows up to the next one. The ids alone prune the partitions.
 */
function bounds(branch: Branch, window: IdWindow): (SQL | undefined)[] {
  const { predicate, prefix, table } = branch;
  if (prefix.length === 0) return [within(table.id, window)];
  const columns = sql.join([...prefix.map(([column]) => column), table.id].map(asSql), sql`, `);
  const at = (id: string) => sql.join([...prefix.map(([, value]) => value), id].map(asSql), sql`, `);
  const end = window.highId === undefined ? sql`<= (${at(HIGHEST_ID)})` : sql`< (${at(window.highId)})`;
  return [
    sql`(${columns}) >= (${at(window.lowId ?? LOWEST_ID)})`,
    sql`(${columns}) ${end}`,
    within(table.id, window),
    predicate,
  ];
}

/** Not once more where it bounds the index. */
const ownedBy = ({ prefix, table }: Branch, workspaceId: string): SQL | undefined =>
  prefix.some(([column]) => column === table.workspaceId) ? undefined : eq(table.workspaceId, workspaceId);

const asSql = (part: PgColumn | string): SQL => sql`${part}`;
