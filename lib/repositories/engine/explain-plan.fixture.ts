import type postgres from 'postgres';
import type { Sql } from '@/lib/db/connect';

export interface Statement {
  text: string;
  parameters: unknown[];
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: PlanNode[];
}

/** One table as a plan reads it. */
interface TableRead {
  table: string;
  by: string;
  index: string | null;
  /** Rows looked at, those that a filter threw away included, over all loops. */
  rows: number;
}
export interface Plan {
  reads: TableRead[];
  /** Tables that were opened to plan it, whether read or not: a partition that was pruned then is none of them. */
  opened: string[];
  /** Pages that the whole statement touched. */
  pages: number;
  executionMs: number;
  planningMs: number;
  text: string;
}

/** The text and parameters that a function of the engine sends, without sending them. */
export async function captureStatement(call: (sql: Sql) => Promise<unknown>): Promise<Statement> {
  const sent: Statement[] = [];
  const recorder = {
    unsafe: (text: string, parameters: unknown[]) => {
      sent.push({ text, parameters });
      return Promise.resolve([{}]);
    },
  };
  await call(recorder as unknown as Sql);
  if (sent.length !== 1) throw new Error(`expected one statement, got ${sent.length}`);
  return sent[0]!;
}

class Rollback extends Error {}

/** Runs a statement under EXPLAIN ANALYZE, unnamed and with its parameters as the engine sends it, and takes back what it wrote. */
export async function explainPlan(sql: Sql, { text, parameters }: Statement): Promise<Plan> {
  let plan: Plan | undefined;
  await sql
    .begin(async (tx) => {
      const [row] = await tx.unsafe(
        `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${text}`,
        parameters as never[],
      );
      plan = { ...readPlan(row!['QUERY PLAN'][0]), opened: await lockedTables(tx) };
      throw new Rollback();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Rollback)) throw error;
    });
  return plan!;
}

async function lockedTables(tx: postgres.TransactionSql): Promise<string[]> {
  const rows = await tx<{ table: string }[]>`
    SELECT c.relname AS table FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
     WHERE l.pid = pg_backend_pid() AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
     ORDER BY c.relname`;
  return rows.map(({ table }) => table);
}

function readPlan(output: {
  Plan: PlanNode;
  'Execution Time': number;
  'Planning Time': number;
}): Omit<Plan, 'opened'> {
  const reads: TableRead[] = [];
  const visit = (node: PlanNode) => {
    const table = node['Relation Name'];
    if (table && node['Node Type'].endsWith('Scan')) {
      const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
      const rows = Math.round((node['Actual Rows'] + removed) * node['Actual Loops']);
      reads.push({ table, by: node['Node Type'], index: node['Index Name'] ?? null, rows });
    }
    for (const child of node.Plans ?? []) visit(child);
  };
  visit(output.Plan);
  return {
    reads,
    pages: output.Plan['Shared Hit Blocks'] + output.Plan['Shared Read Blocks'],
    executionMs: output['Execution Time'],
    planningMs: output['Planning Time'],
    text: JSON.stringify(output.Plan, null, 1),
  };
}
