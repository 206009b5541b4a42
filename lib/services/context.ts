import { randomUUID } from 'node:crypto';
import { DEFAULT_WORKSPACE_ID } from '@/lib/domain/ids';
import type { IdempotentRequest } from './idempotency';
import { type Runtime, runtime } from './runtime';

/** Who asks. Nobody signs in yet, so a person is known by the surface only. */
export type Actor = { kind: 'anonymous'; surface: 'api' | 'console' } | { kind: 'system'; job: string };

/** What every use case takes first. */
export interface ServiceContext {
  /** Everything that is read or written lies in it. */
  workspaceId: string;
  actor: Actor;
  /** Ties an answer to its log lines. */
  requestId: string;
  /** Of a request that came with an Idempotency-Key. */
  idempotency?: IdempotentRequest;
  runtime: Runtime;
}

/** The actor as `changed_by` keeps it. */
export const actorName = (actor: Actor): string =>
  actor.kind === 'system' ? `system:${actor.job}` : `anonymous:${actor.surface}`;

/** The context of a request: the workspace that there is, on the process's runtime, whose log lines carry the request's id. */
export function serviceContext({
  actor,
  requestId = randomUUID(),
}: {
  actor: Actor;
  requestId?: string;
}): ServiceContext {
  const shared = runtime();
  return {
    actor,
    requestId,
    runtime: { ...shared, logger: shared.logger.child({ requestId }) },
    workspaceId: DEFAULT_WORKSPACE_ID,
  };
}
