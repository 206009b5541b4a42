import { EventStream, type StreamMessage } from './event-stream';

const NAME = 'scheduler-live';
/** The tab that holds the stream passes on its heartbeat every 15 s; one that is silent for longer is frozen. */
const SILENCE_MS = 40_000;

type TabMessage =
  /** A tab that has just come asks how things are. */
  { kind: 'ask' } | { kind: 'told'; message: StreamMessage; lastEventId: string | undefined };

/**
 * One stream for all tabs of a browser, which allows six connections to a host over HTTP/1.1:
 *
 *   following ── the lock is free, or its holder is silent for 40 s ──▶ leading ── the lock is taken away ──▶ following
 *
 * The tab with the Web Lock leads: it holds the stream and passes everything on over a BroadcastChannel. The next one goes on from the
 * position that it has heard of, so that nothing is missed or read twice. Without Web Locks (a page by plain HTTP from another machine) or
 * BroadcastChannel each tab that is seen has its own.
 */
export class SharedStream {
  private channel: BroadcastChannel | null = null;
  private stream: EventStream | null = null;
  private lastEventId: string | undefined;
  private isUp = false;
  private readonly stopped = new AbortController();
  private watch: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onMessage: (message: StreamMessage) => void) {}

  start(): void {
    if (!('BroadcastChannel' in globalThis) || !globalThis.navigator.locks) {
      this.leadWhileSeen();
      return;
    }
    this.channel = new BroadcastChannel(NAME);
    this.channel.onmessage = ({ data }: MessageEvent<TabMessage>) => this.hear(data);
    this.follow();
  }

  stop(): void {
    clearTimeout(this.watch);
    this.stream?.stop();
    this.stream = null;
    this.stopped.abort();
    this.channel?.close();
    this.channel = null;
  }

  private follow(): void {
    this.send({ kind: 'ask' });
    this.expectMore();
    void this.request({ signal: this.stopped.signal });
  }

  /** Resolves when this tab has led, and doesn't any more. */
  private async request(options: LockOptions): Promise<void> {
    try {
      await navigator.locks.request(NAME, options, () => {
        clearTimeout(this.watch);
        this.lead();
        return new Promise<void>((resolve) =>
          this.stopped.signal.addEventListener('abort', () => resolve(), { once: true }),
        );
      });
    } catch {
      // Another tab has taken the lock away, or this one goes.
      if (this.stopped.signal.aborted || !this.stream) return;
      this.stream.stop();
      this.stream = null;
      this.follow();
    }
  }

  private leadWhileSeen(): void {
    const look = () => {
      if (document.visibilityState === 'visible') {
        this.lead();
      } else {
        this.stream?.stop();
        this.stream = null;
      }
    };
    document.addEventListener('visibilitychange', look, { signal: this.stopped.signal });
    look();
  }

  private lead(): void {
    this.stream?.stop();
    this.stream = new EventStream({
      lastEventId: this.lastEventId,
      onMessage: (message, lastEventId) => {
        this.take(message, lastEventId);
        this.send({ kind: 'told', lastEventId, message });
      },
    });
    this.stream.start();
  }

  private hear(heard: TabMessage): void {
    if (heard.kind === 'told') {
      if (this.stream) return;
      this.expectMore();
      // The first thing that is heard may be a change, which says that it is up too.
      if (!this.isUp && heard.message.kind !== 'down') this.take({ kind: 'up' }, heard.lastEventId);
      if (heard.message.kind !== 'up') this.take(heard.message, heard.lastEventId);
    } else if (this.stream && this.isUp) {
      this.send({ kind: 'told', lastEventId: this.lastEventId, message: { kind: 'beat' } });
    }
  }

  private take(message: StreamMessage, lastEventId: string | undefined): void {
    this.lastEventId = lastEventId;
    if (message.kind === 'up') this.isUp = true;
    if (message.kind === 'down') this.isUp = false;
    this.onMessage(message);
  }

  private expectMore(): void {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => void this.request({ steal: true }), SILENCE_MS);
  }

  private send(message: TabMessage): void {
    this.channel?.postMessage(message);
  }
}
