import { randomUUID } from 'node:crypto';
import { DEFAULT_WORKSPACE_ID } from '@/lib/domain/ids';
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
  runtime: Runtime;
}

/** The actor as `changed_by` keeps it. */
export const actorName = (actor: Actor): string =>
  actor.kind === 'system' ? `system:${actor.job}` : `anonymous:${actor.surface}`;

/** The context of a request: the workspace that there is, on the process's runtime. */
export function serviceContext({
  actor,
  requestId = randomUUID(),
}: {
  actor: Actor;
  requestId?: string;
}): ServiceContext {
  return { actor, requestId, runtime: runtime(), workspaceId: DEFAULT_WORKSPACE_ID };
}
