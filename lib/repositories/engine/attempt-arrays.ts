import type { AttemptRecord, WriteResult } from '@/lib/domain/engine/ports';
import { toInstantOrNull } from './epoch';

/** The columns that finish and retry share, in the order of their unnest. */
export const attemptArrays = (records: readonly AttemptRecord[]) => [
  records.map((record) => record.executionId),
  records.map((record) => record.claim),
  records.map((record) => record.status),
  records.map((record) => toInstantOrNull(record.startedAt)),
  records.map((record) => record.durationMs),
  records.map((record) => record.httpStatus),
  records.map((record) => record.errorClass),
  records.map((record) => record.error),
  records.map((record) => record.response),
];

/** The unnest of those columns as $2 … $10, named d with `extra` behind. */
export const attemptUnnest = (extra: { parameter: string; column: string }) => `
       SELECT * FROM unnest((SELECT $2::uuid[]), (SELECT $3::int[]), (SELECT $4::text[]), (SELECT $5::timestamptz[]), (SELECT $6::float8[]),
                            (SELECT $7::int[]), (SELECT $8::text[]), (SELECT $9::text[]), (SELECT $10::text[]), (SELECT $11::${extra.parameter}[]))
                     d(id, claim, attempt_status, started, ms, code, class, error, response, ${extra.column})`;

export const missedIds = (missed: string | null): WriteResult => ({
  missedIds: missed ? missed.split(',') : [],
});
