import type postgres from 'postgres';

/** How what a seed made is known again: the author of a schedule's first version, which nobody can edit, ... */
export const DEMO_AUTHOR = 'system:seed-demo';

/** ... the uuid of an agent that there wasn't before, made of its key, ... */
export const DEMO_AGENT_ID_SQL = "md5('seed-demo ' || key)::uuid";

/** ... and the comment on a partition. */
const PARTITION_COMMENT = 'Made by seed:demo';

export async function markPartition(sql: postgres.ISql, name: string): Promise<void> {
  await sql.unsafe(`COMMENT ON TABLE ${name} IS '${PARTITION_COMMENT}'`);
}

/** Names of the partitions that seeds made. */
export async function markedPartitions(sql: postgres.ISql): Promise<Set<string>> {
  const rows = await sql<{ name: string }[]>`
    SELECT c.relname AS name FROM pg_description d JOIN pg_class c ON c.oid = d.objoid
     WHERE d.classoid = 'pg_class'::regclass AND d.objsubid = 0 AND d.description = ${PARTITION_COMMENT} AND c.relispartition`;
  return new Set(rows.map(({ name }) => name));
}
