import { type EventsQuery, eventsQuerySchema } from '@/lib/contracts/event';
import type { ServiceContext } from '../context';
import { parseInput } from '../parse-input';
import { read } from '../unit-of-work';
import { openChangeFeed } from './change-feed';
import type { HubDependencies } from './event-hub';
import { readChanges } from './read-changes';
import { readMissed } from './read-missed';

/**
 * A stream of what changes in the workspace, as the text of server-sent events. With the id of an event it goes on from there.
 *
 * @param lastEventId of the header, which wins
 * @throws ServiceError `invalid`; `unavailable` also when the server stops, or too many listen
 */
export async function openEventStream(
  context: ServiceContext,
  query: EventsQuery,
  { lastEventId, signal }: { lastEventId?: string; signal: AbortSignal },
): Promise<ReadableStream<Uint8Array>> {
  const { lastEventId: asked, ...filter } = parseInput(eventsQuerySchema, query);
  const hub = context.runtime.eventHubs.of(context.workspaceId, () => dependencies(context));
  return hub.open({ filter, lastEventId: lastEventId ?? asked, signal });
}

/** A hub outlives the request that it began with. */
function dependencies({ runtime, workspaceId }: ServiceContext): HubDependencies {
  const context: ServiceContext = {
    actor: { job: 'events', kind: 'system' },
    requestId: 'events',
    runtime,
    workspaceId,
  };
  const { database, redis } = runtime.config;
  return {
    onFailure: (error) => runtime.logger.warn({ err: error }, 'changes can not be read; trying again'),
    openFeed: (onSignal) =>
      openChangeFeed({ databaseUrl: database.directUrl, redisUrl: redis?.url ?? null }, onSignal),
    readChanges: (wanted) => read(context, ({ changes }) => readChanges(changes, wanted)),
    readMissed: (positions) => read(context, ({ changes }) => readMissed(changes, positions)),
    readPosition: () => read(context, ({ changes }) => changes.position()),
  };
}
