import { createParser } from 'eventsource-parser';
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
  /** Changes were left out. */
  missed(reason: string): void;
}

/**
 * Tells the changes of executions until the stream ends.
 *
 * @throws CliError when it can't be had
 */
export async function readEvents(
  { service }: Session,
  { place, scheduleId }: { place: EventStreamPlace; scheduleId: string | undefined },
  listener: EventListener,
): Promise<void> {
  const parser = createParser({
    onEvent: ({ data, event, id }) => {
      place.isKnown = true;
      place.lastEventId = id ?? place.lastEventId;
      if (event === 'resync') listener.missed(JSON.parse(data).reason);
      if (event !== 'changes') return;
      const { executions } = JSON.parse(data) as ChangesEvent;
      for (const execution of executions) listener.changed(execution);
    },
  });
  const query = { lastEventId: place.lastEventId, scheduleId, topics: 'executions' };
  const parts = service.stream('/api/events', query, { headers: { accept: 'text/event-stream' } });
  for await (const part of parts) parser.feed(part);
}
