import { type EventFilter, filterKey } from './event-filter';

/** What one listener may have waiting, with one message more. */
const WAITING_BYTES = 65_536;
/** One that has not read for so long is let go. */
const PATIENCE_MS = 30_000;

export interface ListenerHooks {
  /** What a listener is told that reads again after it had missed something. */
  missedSome: () => Uint8Array;
  /** It is gone: it left, or was let go. Called once. */
  onGone: () => void;
}

/**
 * One open stream.
 *
 *   reading ── a message comes while more waits than it should ──▶ lagging (messages are dropped)
 *   lagging ── what waited was read ──▶ told that it missed something ──▶ reading
 *   lagging ── 30 s ──▶ gone          any ── the client leaves, or the server stops ──▶ gone
 */
export class EventListener {
  readonly stream: ReadableStream<Uint8Array>;
  readonly filterKey: string;
  private controller!: ReadableStreamDefaultController<Uint8Array>;
  private laggingSinceMs: number | null = null;
  private gone = false;

  constructor(
    readonly filter: EventFilter,
    private readonly hooks: ListenerHooks,
  ) {
    this.filterKey = filterKey(filter);
    const strategy = new ByteLengthQueuingStrategy({ highWaterMark: WAITING_BYTES });
    this.stream = new ReadableStream<Uint8Array>(
      {
        cancel: () => this.leave(),
        pull: () => this.goOn(),
        start: (controller) => {
          this.controller = controller;
        },
      },
      strategy,
    );
  }

  send(text: Uint8Array): void {
    if (this.gone) return;
    if ((this.controller.desiredSize ?? 0) > 0) this.controller.enqueue(text);
    else this.laggingSinceMs ??= performance.now();
  }

  /** Sends it unless something else waits; lets a listener go that doesn't read. */
  beat(text: Uint8Array): void {
    if (this.laggingSinceMs === null) this.send(text);
    else if (performance.now() - this.laggingSinceMs > PATIENCE_MS) this.close();
  }

  /** Ends the stream. */
  close(): void {
    if (this.gone) return;
    this.controller.close();
    this.leave();
  }

  private goOn(): void {
    if (this.laggingSinceMs === null) return;
    this.laggingSinceMs = null;
    this.send(this.hooks.missedSome());
  }

  private leave(): void {
    if (this.gone) return;
    this.gone = true;
    this.hooks.onGone();
  }
}
