import { createParser } from 'eventsource-parser';
import type { ChangesEvent } from '@/lib/contracts/event';
import { backOffMs } from './back-off';

/** What a stream tells. `missed`: changes are left out, so what is shown must be read again. */
export type StreamMessage =
  | { kind: 'beat' }
  | { kind: 'changes'; changes: ChangesEvent }
  | { kind: 'down' }
  | { kind: 'missed' }
  | { kind: 'up' };

export interface EventStreamOptions {
  /** Of the last event that was seen, here or in another tab. */
  lastEventId?: string;
  /** With the position from which another stream may go on. */
  onMessage: (message: StreamMessage, lastEventId: string | undefined) => void;
}

/** The server is heard every 15 s. */
const SILENCE_MS = 35_000;
const BACK_OFF = { atMostMs: 15_000, firstMs: 1_000 };

/**
 * One connection to `/api/events` that comes back by itself, from where it was:
 *
 *   connecting ── first bytes ──▶ up ── end, error, 35 s of silence, `offline` ──▶ down ── back-off, or `online` ──▶ connecting
 *
 * By fetch and not by EventSource, which neither shows the heartbeats (a connection that sleep has cut off would be taken for a quiet
 * one), nor comes back after an answer such as 503.
 */
export class EventStream {
  private lastEventId: string | undefined;
  private connection: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isUp = false;
  private isStopped = false;
  private failures = 0;

  constructor(private readonly options: EventStreamOptions) {
    this.lastEventId = options.lastEventId;
  }

  start(): void {
    globalThis.addEventListener('offline', this.cut);
    globalThis.addEventListener('online', this.comeBack);
    void this.connect();
  }

  stop(): void {
    this.isStopped = true;
    globalThis.removeEventListener('offline', this.cut);
    globalThis.removeEventListener('online', this.comeBack);
    clearTimeout(this.timer);
    this.connection?.abort();
  }

  private readonly cut = () => this.connection?.abort();

  private readonly comeBack = () => {
    this.failures = 0;
    clearTimeout(this.timer);
    if (!this.connection) void this.connect();
  };

  private async connect(): Promise<void> {
    const connection = new AbortController();
    this.connection = connection;
    try {
      await this.read(connection);
    } catch {
      // Whatever it was: it comes back, and says that it is down.
    }
    clearTimeout(this.timer);
    this.connection = null;
    if (this.isStopped) return;
    this.isUp = false;
    this.tell({ kind: 'down' });
    this.timer = setTimeout(() => void this.connect(), backOffMs(this.failures, BACK_OFF));
    this.failures += 1;
  }

  private async read(connection: AbortController): Promise<void> {
    this.expectMore(connection);
    const query = this.lastEventId ? `?${new URLSearchParams({ lastEventId: this.lastEventId })}` : '';
    const response = await fetch(`/api/events${query}`, { cache: 'no-store', signal: connection.signal });
    if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}`);
    const parser = createParser({
      onComment: (comment) => this.takeComment(comment),
      onEvent: ({ data, event, id }) => {
        this.lastEventId = id ?? this.lastEventId;
        if (event === 'changes') this.tell({ changes: JSON.parse(data) as ChangesEvent, kind: 'changes' });
        else this.tell({ kind: 'missed' });
      },
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      this.expectMore(connection);
      if (!this.isUp) this.rise();
      parser.feed(part.value);
    }
  }

  private rise(): void {
    this.isUp = true;
    this.failures = 0;
    this.tell({ kind: 'up' });
  }

  /** `heartbeat <position>`: a quiet stream doesn't come back with an old one. */
  private takeComment(comment: string): void {
    const [word, position] = comment.trim().split(' ');
    if (word !== 'heartbeat' || !position) return;
    this.lastEventId = position;
    this.tell({ kind: 'beat' });
  }

  private expectMore(connection: AbortController): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => connection.abort(), SILENCE_MS);
  }

  private tell(message: StreamMessage): void {
    this.options.onMessage(message, this.lastEventId);
  }
}
