import { Connection } from './connection';
import type { Connect } from './egress-guard';
import type { Carrier, Exchange } from './exchange';

/**
 * Connections to one origin being opened at a time. Answers may take minutes, so what runs is bounded by the worker's slots
 * alone; but a thousand handshakes at one instant overflow an agent's backlog, and then wait a second for the retransmission.
 */
const MAX_OPENING = 64;

/**
 * The keep-alive connections to one origin. An exchange takes an idle connection, else opens one, else (while too many are
 * being opened) waits for either.
 *
 * Not undici's Pool: that can't give up the opening of a connection whose request has timed out, so an origin that swallows
 * packets would gather a socket for each attempt; and it looks through all its clients for each request.
 */
export class OriginConnections implements Carrier {
  /** The last used is taken first, so that those that aren't needed grow old and close. */
  private readonly idle: Connection[] = [];
  private readonly opening = new Set<Exchange>();
  private carrying = 0;
  /** In the order of their coming. */
  private readonly waiting = new Set<Exchange>();
  private closed = false;

  /** @param onUnused nothing is open, under way or waiting any more */
  constructor(
    private readonly origin: string,
    private readonly connect: Connect,
    private readonly onUnused: () => void,
  ) {}

  carry(exchange: Exchange): void {
    // Aborted before it began.
    if (exchange.settled) return;
    const connection = this.idle.pop();
    if (connection) this.assign(exchange, connection);
    else if (this.opening.size < MAX_OPENING) this.open(exchange);
    else this.waiting.add(exchange);
  }

  started(exchange: Exchange): void {
    if (this.opening.delete(exchange)) this.openNext();
  }

  ended(exchange: Exchange, reusable: boolean): void {
    const { connection } = exchange;
    if (connection) {
      this.carrying -= 1;
      if (reusable && !this.closed) this.release(connection);
      else connection.destroy();
      this.started(exchange);
    } else {
      this.waiting.delete(exchange);
    }
    this.reportIfUnused();
  }

  /** Idle connections close now, the others when their exchange ends. */
  close(): void {
    this.closed = true;
    for (const connection of this.idle.splice(0)) connection.destroy();
    this.reportIfUnused();
  }

  private open(exchange: Exchange): void {
    this.opening.add(exchange);
    this.assign(exchange, new Connection(this.origin, this.connect, (gone) => this.forget(gone)));
  }

  private assign(exchange: Exchange, connection: Connection): void {
    this.carrying += 1;
    exchange.connection = connection;
    connection.carry(exchange.request, exchange);
  }

  private release(connection: Connection): void {
    const next = this.takeWaiting();
    if (next) this.assign(next, connection);
    else this.idle.push(connection);
  }

  private openNext(): void {
    const next = this.opening.size < MAX_OPENING ? this.takeWaiting() : undefined;
    if (next) this.open(next);
  }

  private takeWaiting(): Exchange | undefined {
    for (const exchange of this.waiting) {
      this.waiting.delete(exchange);
      return exchange;
    }
    return undefined;
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
