import { type ChangePosition, parsePosition, positionText } from '@/lib/domain/change-position';
import { ServiceError } from '../errors';
import { type EventFilter, passes } from './event-filter';
import { EventListener } from './event-listener';
import { changesText, heartbeatText, helloText, resyncText, retryText } from './event-text';
import type { ChangeEntry } from './event-view';
import type { ChangesRead, ChangesWanted } from './read-changes';
import { toldOnce } from './told-once';

const HEARTBEAT_EVERY_MS = 15_000;
/** Whether or not anybody signals: a signal may be lost. */
const LOOK_EVERY_MS = 5_000;
/** What was due days ago and ends now comes at this pace, since it asks every day of history. */
const PAST_EVERY_MS = 15_000;
/** Of ten messages a second at the most. */
const PAUSE_MS = 120;
/** A hub asks a database that is slow less often, but often enough to tell within a second. */
const PAUSE_TIMES = 4;
const PAUSE_AT_MOST_MS = 500;
const PAUSE_AFTER_FAILURE_MS = 1_000;
/** After more changes than can be told one by one. */
const PAUSE_AFTER_RESYNC_MS = 2_000;
const CROWDED_EVERY_MS = 15_000;
/** A page that is loaded anew comes back at once. */
const LINGER_MS = 5_000;
const CHANGES_AT_MOST = 1_000;
const LISTENERS_AT_MOST = 2_000;

export interface HubDependencies {
  /** Where to begin. */
  readPosition: () => Promise<ChangePosition>;
  readChanges: (wanted: ChangesWanted) => Promise<ChangesRead>;
  /** What each of them has missed, by one reading of one moment; null of some of them: ask again. */
  readMissed: (positions: readonly ChangePosition[]) => Promise<(ChangesRead | null)[]>;
  /** Calls back whenever something may have changed. Returns the stop. */
  openFeed: (onSignal: () => void) => () => void;
  onFailure: (error: unknown) => void;
  lingerMs?: number;
}

export interface OpenOptions {
  filter: EventFilter;
  /** Of the last event that the listener has seen, here or elsewhere. */
  lastEventId?: string;
  /** Aborted when the client is gone. */
  signal: AbortSignal;
}

interface Returner {
  since: ChangePosition;
  /** It listens now, or is gone. */
  joined: () => void;
  failed: (error: unknown) => void;
}

/**
 * All event streams of a process. What changes is read once, however many listen, and nothing of it has to be remembered: a position is
 * all that a stream needs to go on, here or in another process.
 *
 *   idle ── the first listener ──▶ opening (feed, position) ──▶ watching ── 5 s without a listener ──▶ idle
 *   watching: a signal, or 5 s ──▶ reads what changed since its position ──▶ tells everyone ──▶ pauses (100 ms or more) ──▶ watching
 *   any ── the server stops ──▶ closed: every stream ends, and none is opened any more
 *
 * Readings are made one after the other. Whoever comes back with a position of its own joins after a reading in between, one for all who
 * wait by then, so that what everybody hears waits for one such reading at the most.
 */
export class EventHub {
  private readonly listeners = new Set<EventListener>();
  private readonly returning = new Map<EventListener, Returner>();
  private bringing = false;
  private opening: Promise<void> | null = null;
  /** null while nobody watches. */
  private at: ChangePosition | null = null;
  private past: { position: ChangePosition; readAtMs: number } | null = null;
  private notToldYet = toldOnce();
  private work: Promise<unknown> = Promise.resolve();
  private pausing = false;
  private signalled = false;
  private crowdedAtMs = Number.NEGATIVE_INFINITY;
  private stopWatching: () => void = () => {};
  private lingering: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(private readonly deps: HubDependencies) {}

  get listenerCount(): number {
    return this.listeners.size;
  }

  /**
   * A stream of events, from now on or from where the listener was.
   *
   * @throws ServiceError `unavailable`
   */
  async open({ filter, lastEventId, signal }: OpenOptions): Promise<ReadableStream<Uint8Array>> {
    await this.watch();
    if (this.listeners.size + this.returning.size >= LISTENERS_AT_MOST)
      throw unavailable('Too many event streams are open');
    const listener = new EventListener(filter, {
      missedSome: () => resyncText(this.at!, 'slow'),
      onGone: () => this.leave(listener),
    });
    signal.addEventListener('abort', () => listener.close(), { once: true });
    listener.send(retryText(Math.random()));
    const since = lastEventId === undefined ? null : parsePosition(lastEventId);
    if (since) await this.goOn(listener, since);
    else {
      const isNew = lastEventId === undefined;
      listener.send(isNew ? helloText(this.at!, filter.topics) : resyncText(this.at!, 'unknown_position'));
      this.listeners.add(listener);
    }
    if (signal.aborted) listener.close();
    return listener.stream;
  }

  /** For good. */
  close(): void {
    this.isClosed = true;
    for (const listener of [...this.listeners]) listener.close();
    this.stop();
  }

  private watch(): Promise<void> {
    if (this.isClosed) throw unavailable('The server is stopping');
    clearTimeout(this.lingering);
    this.opening ??= this.start().catch((error) => {
      this.stop();
      throw error;
    });
    return this.opening;
  }

  private async start(): Promise<void> {
    const stopFeed = this.deps.openFeed(() => this.signal());
    const looks = setInterval(() => this.signal(), LOOK_EVERY_MS);
    const beats = setInterval(() => this.beat(), HEARTBEAT_EVERY_MS);
    this.stopWatching = () => {
      stopFeed();
      clearInterval(looks);
      clearInterval(beats);
    };
    const position = await this.deps.readPosition();
    this.past = { position, readAtMs: performance.now() };
    this.at = position;
  }

  private stop(): void {
    clearTimeout(this.lingering);
    this.stopWatching();
    this.stopWatching = () => {};
    this.opening = null;
    this.at = null;
    this.notToldYet = toldOnce();
  }

  private leave(listener: EventListener): void {
    this.listeners.delete(listener);
    this.returning.get(listener)?.joined();
    this.returning.delete(listener);
    clearTimeout(this.lingering);
    this.lingering = setTimeout(() => {
      if (this.at && this.listeners.size + this.returning.size === 0) this.stop();
    }, this.deps.lingerMs ?? LINGER_MS);
  }

  private beat(): void {
    if (!this.at) return;
    const text = heartbeatText(this.at);
    for (const listener of [...this.listeners]) listener.beat(text);
  }

  /** Something may have changed. */
  private signal(): void {
    if (this.at === null) return;
    this.signalled = true;
    if (this.pausing) return;
    this.pausing = true;
    void this.inTurn(() => this.look()).then((pauseMs) => {
      setTimeout(() => {
        this.pausing = false;
        if (this.signalled) this.signal();
      }, pauseMs);
    });
  }

  /** Reads and tells what changed. Returns how long to pause, ms. */
  private async look(): Promise<number> {
    const { at: since, opening, past } = this;
    if (!since || !past) return 0;
    this.signalled = false;
    const startedAtMs = performance.now();
    const pastIsDue = startedAtMs - past.readAtMs >= PAST_EVERY_MS;
    try {
      const read = await this.deps.readChanges({ pastSince: pastIsDue ? past.position : undefined, since });
      if (this.opening !== opening) return 0;
      if (pastIsDue) this.past = { position: read.position, readAtMs: startedAtMs };
      this.at = read.position;
      if (this.tell(read)) return PAUSE_AFTER_RESYNC_MS;
      const tookMs = performance.now() - startedAtMs;
      return Math.min(Math.max(PAUSE_MS, PAUSE_TIMES * tookMs), PAUSE_AT_MOST_MS);
    } catch (error) {
      this.deps.onFailure(error);
      this.signalled = true;
      return PAUSE_AFTER_FAILURE_MS;
    }
  }

  /** Tells everyone who wants to know. Returns whether somebody has to read anew. */
  private tell(given: ChangesRead): boolean {
    const read = given.kind === 'changes' ? { ...given, entries: this.notToldYet(given.entries) } : given;
    const saysCrowded = read.kind === 'changes' && read.crowded && this.isTimeForCrowded();
    const messages = new Map<string, Message | null>();
    for (const listener of [...this.listeners]) {
      const { filter, filterKey } = listener;
      if (!messages.has(filterKey)) {
        const isCrowded = saysCrowded && filter.topics.includes('executions');
        const message: ChangesRead = isCrowded
          ? { kind: 'resync', position: read.position, reason: 'crowded' }
          : read;
        messages.set(filterKey, messageOf(message, filter));
      }
      const message = messages.get(filterKey);
      if (message) listener.send(message.text);
    }
    return [...messages.values()].some((message) => message?.isResync);
  }

  private isTimeForCrowded(): boolean {
    const nowMs = performance.now();
    if (nowMs - this.crowdedAtMs < CROWDED_EVERY_MS) return false;
    this.crowdedAtMs = nowMs;
    return true;
  }

  private goOn(listener: EventListener, since: ChangePosition): Promise<void> {
    return new Promise((joined, failed) => {
      this.returning.set(listener, { failed, joined, since });
      void this.bringUp();
    });
  }

  /** Many come back at once after a server has gone. Who comes while others are read for waits, behind a look that is asked for meanwhile. */
  private async bringUp(): Promise<void> {
    if (this.bringing) return;
    this.bringing = true;
    while (this.returning.size > 0) await this.inTurn(() => this.readForReturning());
    this.bringing = false;
  }

  private async readForReturning(): Promise<void> {
    const returners = [...this.returning];
    let reads: (ChangesRead | null)[] = [];
    let failure: unknown = unavailable('The server is stopping');
    try {
      reads = await this.deps.readMissed(returners.map(([, { since }]) => since));
    } catch (error) {
      failure = error;
    }
    const texts = new Map<string, Uint8Array>();
    for (const [n, [listener, { failed, joined, since }]] of returners.entries()) {
      const read = reads[n];
      if (read === null && !this.isClosed) continue;
      // It may have left meanwhile.
      if (!this.returning.delete(listener)) continue;
      if (!read || this.isClosed) {
        this.leave(listener);
        failed(failure);
        continue;
      }
      const key = `${positionText(since)} ${listener.filterKey}`;
      const text = texts.get(key) ?? messageOf(read, listener.filter)?.text ?? heartbeatText(read.position);
      texts.set(key, text);
      listener.send(text);
      this.listeners.add(listener);
      joined();
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.work.then(work);
    this.work = result.catch(() => {}); // whoever asked for it is told
    return result;
  }
}

interface Message {
  text: Uint8Array;
  isResync: boolean;
}

/** What a listener with this filter is told of a reading; null: nothing. */
function messageOf(read: ChangesRead, filter: EventFilter): Message | null {
  const { position } = read;
  if (read.kind === 'resync') return { isResync: true, text: resyncText(position, read.reason) };
  const entries: ChangeEntry[] = read.entries.filter((entry) => passes(filter, entry));
  if (entries.length === 0) return null;
  if (entries.length > CHANGES_AT_MOST) return { isResync: true, text: resyncText(position, 'too_many') };
  return { isResync: false, text: changesText(position, entries) };
}

const unavailable = (message: string) => new ServiceError('unavailable', message);
