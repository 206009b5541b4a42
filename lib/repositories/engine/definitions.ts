import type { Statements } from '@/lib/db/statement-lanes';
import type { VersionedDefinition } from '@/lib/domain/engine/ports';

/** Index: schedule_versions_pkey. Plan: plans.int.test.ts. */
const DEFINITIONS_SQL = `
SELECT v.schedule_id AS "scheduleId", v.version, v.definition
  FROM unnest((SELECT $1::uuid[]), (SELECT $2::int[])) k(sid, version)
  JOIN schedule_versions v ON v.schedule_id = k.sid AND v.version = k.version`;

/** Immutable definitions of these versions; unknown ones are left out. */
export async function definitions(
  sql: Statements,
  keys: readonly { scheduleId: string; version: number }[],
): Promise<VersionedDefinition[]> {
  return sql.unsafe<VersionedDefinition[]>(DEFINITIONS_SQL, [
    keys.map((key) => key.scheduleId),
    keys.map((key) => key.version),
  ]);
}
