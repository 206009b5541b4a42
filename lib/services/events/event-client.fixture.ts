import { createParser, type EventSourceMessage } from 'eventsource-parser';
import {
  type ChangesEvent,
  changesEventSchema,
  type EventsQuery,
  helloEventSchema,
  resyncEventSchema,
} from '@/lib/contracts/event';
import type { ServiceContext } from '../context';
import { openEventStream } from './open-stream';

const SCHEMAS = { changes: changesEventSchema, hello: helloEventSchema, resync: resyncEventSchema };

/** A listener as a program would write it: it keeps what it is told, and where it is. */
export class EventClient {
  readonly messages: EventSourceMessage[] = [];
  lastEventId: string | undefined;
  ended = false;
  private onMessage: (message: EventSourceMessage) => void = () => {};
  private readonly gone = new AbortController();

  /** @param options.lastEventId of an event that another stream has brought */
  static async open(
    context: ServiceContext,
    { lastEventId, query = {} }: { query?: EventsQuery; lastEventId?: string } = {},
  ): Promise<EventClient> {
    const client = new EventClient();
    const stream = await openEventStream(context, query, { lastEventId, signal: client.gone.signal });
    void client.read(stream);
    return client;
  }

  /** Of all `changes` so far. */
  get changes(): ChangesEvent {
    const all: ChangesEvent = { executions: [], schedules: [], workers: [] };
    for (const { data, event } of this.messages) {
      if (event !== 'changes') continue;
      const { executions, schedules, workers } = JSON.parse(data) as ChangesEvent;
      all.executions.push(...executions);
      all.schedules.push(...schedules);
      all.workers.push(...workers);
    }
    return all;
  }

  get events(): (string | undefined)[] {
    return this.messages.map(({ event }) => event);
  }

  listen(onMessage: (message: EventSourceMessage) => void): void {
    for (const message of this.messages) onMessage(message);
    this.onMessage = onMessage;
  }

  /** Leaves as a client does whose connection is cut. */
  leave(): void {
    this.gone.abort();
  }

  private async read(stream: ReadableStream<Uint8Array>): Promise<void> {
    const parser = createParser({
      onEvent: (message) => {
        SCHEMAS[message.event as keyof typeof SCHEMAS].strict().parse(JSON.parse(message.data));
        this.lastEventId = message.id ?? this.lastEventId;
        this.messages.push(message);
        this.onMessage(message);
      },
    });
    const decoder = new TextDecoder();
    for await (const bytes of stream as unknown as AsyncIterable<Uint8Array>)
      parser.feed(decoder.decode(bytes, { stream: true }));
    this.ended = true;
  }
}
