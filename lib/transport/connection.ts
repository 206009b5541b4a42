import type { Socket } from 'node:net';
import { Client, type Dispatcher } from 'undici';
import type { AgentRequest } from '@/lib/domain/engine/agent-transport';
import type { Connect } from './egress-guard';

/** Bound on the headers of an answer. */
const MAX_HEADER_BYTES = 16 * 1024;
/** The longest that an idle connection is kept, whatever the agent proposes. */
const MAX_KEEP_ALIVE_MS = 60_000;

/** One keep-alive connection to an origin, for one exchange at a time. undici's Client opens it, and again after a close. */
export class Connection {
  private readonly client: Client;
  private socket: Socket | undefined;

  /** @param onDisconnect the socket has gone, by the agent, by keep-alive's end or by an error */
  constructor(origin: string, connect: Connect, onDisconnect: (connection: Connection) => void) {
    this.client = new Client(origin, {
      // One timer covers the exchange (Exchange); these would only measure its parts.
      bodyTimeout: 0,
      connect: (options, callback) => {
        this.socket = connect(options, callback);
      },
      headersTimeout: 0,
      keepAliveMaxTimeout: MAX_KEEP_ALIVE_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      pipelining: 1,
    });
    this.client.on('disconnect', () => onDisconnect(this));
  }

  /** Errors go to the handler. */
  carry(request: AgentRequest, handler: Dispatcher.DispatchHandler): void {
    this.client.dispatch(request, handler);
  }

  /** Gives the connection up at once, also while it is being opened, which undici's own abort can't. */
  destroy(): void {
    // The rejection can only repeat what the exchange has been told.
    this.client.destroy().catch(() => {});
    this.socket?.destroy();
  }
}
