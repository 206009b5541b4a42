import { and, eq, gt, sql } from 'drizzle-orm';
import { idempotencyKeys } from '@/lib/db/schema';
import type { Queryable } from './database';

const KEPT_FOR = sql.raw(`interval '24 hours'`);

interface KeyOfRequest {
  operation: string;
  key: string;
}

/** A key as it was first sent. */
export interface KeptRequest {
  requestHash: string;
  /** What was made of it, as JSON text; null while that is under way. */
  result: string | null;
}

/** Idempotency keys of one workspace. A key is a new one after 24 h, whether or not it has been cleaned up. */
export class IdempotencyKeyRepository {
  constructor(
    private readonly db: Queryable,
    private readonly workspaceId: string,
  ) {}

  /** Stores the key, or finds it; a second request of the same key waits until the first one's transaction has ended. */
  async claim(request: KeyOfRequest & { requestHash: string }): Promise<KeptRequest> {
    const rows = await this.db.execute<{ requestHash: string; result: string | null }>(sql`
      INSERT INTO idempotency_keys AS k (workspace_id, operation, key, request_hash, created_at)
      VALUES (${this.workspaceId}, ${request.operation}, ${request.key}, ${request.requestHash}, clock_timestamp())
      ON CONFLICT (workspace_id, operation, key) DO UPDATE
         SET request_hash = CASE WHEN ${expired} THEN excluded.request_hash ELSE k.request_hash END,
             created_at = CASE WHEN ${expired} THEN excluded.created_at ELSE k.created_at END,
             response = CASE WHEN ${expired} THEN NULL ELSE k.response END
      RETURNING k.request_hash AS "requestHash", k.response #>> '{}' AS result`);
    return rows[0]!;
  }

  /** Keeps what was made for whoever sends the key again. */
  async complete({ result, ...request }: KeyOfRequest & { result: string }): Promise<void> {
    await this.db.update(idempotencyKeys).set({ response: result }).where(this.own(request));
  }

  /** What is known of a key, without waiting for a request that is under way. */
  async find(request: KeyOfRequest): Promise<Pick<KeptRequest, 'requestHash'> | null> {
    const [kept] = await this.db
      .select({ requestHash: idempotencyKeys.requestHash })
      .from(idempotencyKeys)
      .where(and(this.own(request), gt(idempotencyKeys.createdAt, sql`clock_timestamp() - ${KEPT_FOR}`)));
    return kept ?? null;
  }

  private own({ key, operation }: KeyOfRequest) {
    return and(
      eq(idempotencyKeys.workspaceId, this.workspaceId),
      eq(idempotencyKeys.operation, operation),
      eq(idempotencyKeys.key, key),
    );
  }
}

const expired = sql`k.created_at < excluded.created_at - ${KEPT_FOR}`;
