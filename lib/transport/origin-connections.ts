import { Connection } from './connection';
import type { Connect } from './egress-guard';
import type { Carrier, Exchange } from './exchange';

/** Connections that carry at the same time, until the agent turns out to be slow. */
const CONNECTIONS_AT_ONCE = 64;
/** When none of them has come free for so long, the agent is slow: there may be more. */
const STALLED_MS = 20;
/** When some do, but an exchange has waited for so long, they are too few. */
const LONGEST_WAIT_MS = 250;

/**
 * The keep-alive connections to one origin. An exchange takes an idle connection, or opens one, or (when many carry already)
 * waits for one to come free. When that takes too long their number may double: what a slow agent has under way is bounded by the
 * worker's slots alone, while a thousand calls at one instant to a fast one share a few connections, which is several times
 * quicker than a thousand handshakes and spares the agent's backlog. When half of them have nothing to do, fewer may carry again.
 *
 * Who has many calls to make asks for room first: a call that waits at the caller costs nothing, and gives way to others.
 *
 * Not undici's Pool: that can't give up the opening of a connection whose request has timed out, so an origin that swallows
 * packets would gather a socket for each attempt; and it looks through all its clients for each request.
 */
export class OriginConnections implements Carrier {
  /** The last used is taken first, so that those that aren't needed grow old and close. */
  private readonly idle: Connection[] = [];
  /** In the order of their coming, each with its monotonic time. */
  private readonly waiting = new Map<Exchange, number>();
  private carrying = 0;
  /** How many may carry at the same time. */
  private limit = CONNECTIONS_AT_ONCE;
  /** A connection came free since the last look. */
  private flowing = false;
  private growth: NodeJS.Timeout | null = null;
  private closed = false;

  /**
   * @param onUnused nothing is open, under way or waiting any more
   * @param onRoom more may be under way than before
   */
  constructor(
    private readonly origin: string,
    private readonly connect: Connect,
    private readonly onUnused: () => void,
    private readonly onRoom: () => void = () => {},
  ) {}

  /** One more would be carried at once or soon. Some wait here, so that no connection has to wait for its next exchange. */
  get hasRoom(): boolean {
    return this.carrying < this.limit || this.waiting.size < this.limit / 2;
  }

  carry(exchange: Exchange): void {
    // Aborted before it began.
    if (exchange.settled) return;
    if (this.carrying < this.limit) {
      this.assign(exchange, this.idle.pop() ?? this.open());
    } else {
      this.waiting.set(exchange, performance.now());
      this.watchWaiting();
    }
  }

  ended(exchange: Exchange, reusable: boolean): void {
    const { connection } = exchange;
    if (connection === null) {
      this.waiting.delete(exchange);
    } else {
      this.carrying -= 1;
      this.release(connection, reusable && !this.closed);
    }
    if (this.carrying * 2 < this.limit && this.waiting.size === 0)
      this.limit = Math.max(CONNECTIONS_AT_ONCE, this.limit >> 1);
    this.reportIfUnused();
  }

  /** Idle connections close now, the others when their exchange ends. */
  close(): void {
    this.closed = true;
    for (const connection of this.idle.splice(0)) connection.destroy();
    this.reportIfUnused();
  }

  private open(): Connection {
    return new Connection(this.origin, this.connect, (gone) => this.forget(gone));
  }

  private assign(exchange: Exchange, connection: Connection): void {
    this.carrying += 1;
    exchange.connection = connection;
    connection.carry(exchange.request, exchange);
  }

  private release(connection: Connection, reusable: boolean): void {
    if (!reusable) connection.destroy();
    this.flowing = true;
    const next = this.takeWaiting();
    if (next) this.assign(next, reusable ? connection : this.open());
    else if (reusable) this.idle.push(connection);
  }

  private watchWaiting(): void {
    if (this.growth !== null || this.waiting.size === 0) return;
    this.flowing = false;
    // Answers that came while this process was busy are read first: they are not late by the agent's fault.
    this.growth = setTimeout(() => setImmediate(() => this.growIfStalled()), STALLED_MS);
  }

  private growIfStalled(): void {
    this.growth = null;
    const [since = Number.POSITIVE_INFINITY] = this.waiting.values();
    if (!this.flowing || performance.now() - since > LONGEST_WAIT_MS) this.grow();
    this.watchWaiting();
  }

  private grow(): void {
    this.limit *= 2;
    while (this.carrying < this.limit) {
      const next = this.takeWaiting();
      if (!next) break;
      this.assign(next, this.open());
    }
    this.onRoom();
  }

  private takeWaiting(): Exchange | undefined {
    const [next] = this.waiting.keys();
    if (next) this.waiting.delete(next);
    return next;
  }

  private forget(connection: Connection): void {
    const index = this.idle.indexOf(connection);
    // One that carries an exchange opens again by itself, or has failed it.
    if (index === -1) return;
    this.idle.splice(index, 1);
    connection.destroy();
    this.reportIfUnused();
  }

  private reportIfUnused(): void {
    if (this.idle.length + this.carrying + this.waiting.size === 0) this.onUnused();
  }
}
