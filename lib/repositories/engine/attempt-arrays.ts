import type { AttemptRecord, WriteResult } from '@/lib/domain/engine/ports';
import { jsonList, jsonListSql, plainArray, textArray } from './array-text';

/** The columns that finish and retry share, in the order of their unnest. */
export const attemptArrays = (records: readonly AttemptRecord[]) => [
  plainArray(records, (record) => record.executionId),
  plainArray(records, (record) => record.claim),
  plainArray(records, (record) => record.status),
  plainArray(records, (record) => record.startedAt),
  plainArray(records, (record) => record.durationMs),
  plainArray(records, (record) => record.httpStatus),
  plainArray(records, (record) => record.errorClass),
  textArray(records, (record) => record.error),
  jsonList(records, (record) => record.response),
];

/** The unnest of those columns as $2 … $10, named d with `extra` behind. */
export const attemptUnnest = (extra: { parameter: string; column: string }) => `
       SELECT * FROM unnest((SELECT $2::uuid[]), (SELECT $3::int[]), (SELECT $4::text[]), (SELECT $5::float8[]), (SELECT $6::float8[]),
                            (SELECT $7::int[]), (SELECT $8::text[]), (SELECT $9::text[]), (SELECT ${jsonListSql('$10')}), (SELECT $11::${extra.parameter}[]))
                     d(id, claim, attempt_status, started, ms, code, class, error, response, ${extra.column})`;

export const missedIds = (missed: string | null): WriteResult => ({
  missedIds: missed ? missed.split(',') : [],
});
