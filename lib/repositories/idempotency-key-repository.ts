import { and, eq, sql } from 'drizzle-orm';
import { idempotencyKeys } from '@/lib/db/schema';
import type { JsonValue } from '@/lib/domain/schedule-definition';
import type { Queryable } from './database';

const KEPT_FOR = '24 hours';

/** A request as its key knows it. */
export interface KeyedRequest {
  /** When the key was first sent, epoch ms, whole: what ids are made of. */
  createdAtMs: number;
  /** Of the request that was first sent with the key. */
  requestHash: string;
  /** What it was answered; null while it is under way. */
  response: JsonValue;
}

/** Idempotency keys of one workspace. A key is a new one after 24 h, whether or not it has been cleaned up. */
export class IdempotencyKeyRepository {
  constructor(
    private readonly db: Queryable,
    private readonly workspaceId: string,
  ) {}

  /** Stores the key, or finds it; a second request of the same key waits until the first one's transaction has ended. */
  async claim(request: { operation: string; key: string; requestHash: string }): Promise<KeyedRequest> {
    const rows = await this.db.execute<KeyedRequest & Record<string, unknown>>(sql`
      INSERT INTO idempotency_keys AS k (workspace_id, operation, key, request_hash, created_at)
      VALUES (${this.workspaceId}, ${request.operation}, ${request.key}, ${request.requestHash},
              date_trunc('milliseconds', clock_timestamp()))
      ON CONFLICT (workspace_id, operation, key) DO UPDATE
         SET request_hash = CASE WHEN ${expired} THEN excluded.request_hash ELSE k.request_hash END,
             created_at = CASE WHEN ${expired} THEN excluded.created_at ELSE k.created_at END,
             response = CASE WHEN ${expired} THEN NULL ELSE k.response END
      RETURNING (extract(epoch FROM k.created_at) * 1000)::float8 AS "createdAtMs", k.request_hash AS "requestHash", k.response`);
    return rows[0]!;
  }

  /** Keeps the answer for whoever sends the key again. */
  async complete(request: { operation: string; key: string; response: JsonValue }): Promise<void> {
    const { key, operation, response } = request;
    await this.db
      .update(idempotencyKeys)
      .set({ response })
      .where(
        and(
          eq(idempotencyKeys.workspaceId, this.workspaceId),
          eq(idempotencyKeys.operation, operation),
          eq(idempotencyKeys.key, key),
        ),
      );
  }
}

const expired = sql.raw(`k.created_at < excluded.created_at - interval '${KEPT_FOR}'`);
