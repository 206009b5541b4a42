import type { Runtime } from './runtime';

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
