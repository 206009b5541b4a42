import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { ChangesEvent, ExecutionChange } from '@/lib/contracts/event';
import type { Session } from '../../session';

/** Where a listener is in the stream; moves on as it reads. */
export interface EventStreamPlace {
  /** Whether anything has come yet. */
  isKnown: boolean;
  lastEventId: string | undefined;
}

export interface EventListener {
  changed(execution: ExecutionChange): void;
  /** Changes after this event were left out. What follows waits until it has dealt with that. */
  missed(reason: string, lastEventId: string | undefined): Promise<void>;
}

/**
 * Tells the changes of executions until the stream ends.
 *
 * @throws CliError when it can't be had, and whatever the listener throws: it is where it was then
 */
export async function readEvents(
  { service }: Session,
  { place, scheduleId }: { place: EventStreamPlace; scheduleId: string | undefined },
  listener: EventListener,
): Promise<void> {
  const arrived: EventSourceMessage[] = [];
  const parser = createParser({
    onComment: (comment) => {
      const id = /^heartbeat (\S+)$/.exec(comment)?.[1];
      if (id) arrived.push({ data: '', event: 'heartbeat', id });
    },
    onEvent: (message) => arrived.push(message),
  });
  const query = { lastEventId: place.lastEventId, scheduleId, topics: 'executions' };
  const parts = service.stream('/api/events', query, { headers: { accept: 'text/event-stream' } });
  for await (const part of parts) {
    parser.feed(part);
    for (const message of arrived.splice(0)) {
      place.isKnown = true;
      await tell(message, place, listener);
      place.lastEventId = message.id ?? place.lastEventId;
    }
  }
}

async function tell(
  { data, event }: EventSourceMessage,
  { lastEventId }: EventStreamPlace,
  listener: EventListener,
): Promise<void> {
  if (event === 'resync') await listener.missed(JSON.parse(data).reason, lastEventId);
  if (event !== 'changes') return;
  const { executions } = JSON.parse(data) as ChangesEvent;
  for (const execution of executions) listener.changed(execution);
}
