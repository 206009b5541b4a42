import {
  focusManager,
  type Query,
  type QueryCacheNotifyEvent,
  type QueryClient,
} from '@tanstack/react-query';
import type { ChangesEvent } from '@/lib/contracts/event';
import { applyChanges, isLive } from './apply-changes';
import type { StreamMessage } from './event-stream';
import { tellChanges } from './live-changes';
import { RecentChanges } from './recent-changes';
import { RefreshPacer } from './refresh-pacer';
import { SharedStream } from './shared-stream';
import { setStreamState } from './stream-state';

/**
 * Keeps the queries of a page up to date by the event stream. A page does nothing but name its queries so; the first part of a key says
 * what touches it:
 *
 *   ['schedules', …]              any schedule, and runs of those that are shown; `nextFireAt`, `enabled`, `lastExecution` change in place
 *   ['schedule', id]              that schedule and its runs, in place as above
 *   ['schedule', id, 'executions', …]  its runs, in place; new ones come on top
 *   ['schedule', id, anything else, …]  that schedule and its runs: read again
 *   ['executions', …]             any run; shown ones in place. New ones too when `meta.admits(change)` says that the list would have
 *                                 them (filters, first page) and the name of the schedule is known from its rows
 *   ['execution', id]             that run, in place, and read again for its attempts
 *   ['workers', …]                beats in place; workers that come and go are read
 *   ['stats' | 'failures', …]     any run: read again
 *   ['overview', …]               anything: read again
 *   any other, with `meta: { touchedBy: ['executions'] satisfies EventTopic[] }`: those topics
 *
 * In place: at once, on rows of a page (`{ data, nextCursor }`), of an infinite query, or on one thing with an `id`. Read again: within
 * 100 ms after a quiet time, less often while changes keep coming (RefreshPacer). Each live query takes `refetchInterval: pollInterval`
 * besides. A page that needs more listens with `useLiveChanges`.
 *
 * A change may come between a reading and its arrival here, so that the last ten seconds of changes are applied again to what arrives.
 * A hidden page changes in place but reads nothing until it is seen.
 */
export class LiveUpdates {
  private readonly recent = new RecentChanges();
  private readonly pacer = new RefreshPacer((hash) => this.refresh(hash));
  private readonly whenSeen = new Set<string>();
  private stream: SharedStream | null = null;
  private readonly ends: (() => void)[] = [];

  constructor(private readonly client: QueryClient) {}

  start(): void {
    this.ends.push(
      this.client.getQueryCache().subscribe((event) => this.onCache(event)),
      focusManager.subscribe((isSeen) => {
        if (isSeen) this.catchUp();
      }),
      listenTo('pagehide', () => this.close()),
      // From the browser's back-forward cache, where no stream lives.
      listenTo('pageshow', () => this.open()),
    );
    this.open();
  }

  stop(): void {
    for (const end of this.ends.splice(0)) end();
    this.close();
    this.pacer.stop();
  }

  private open(): void {
    if (this.stream) return;
    this.stream = new SharedStream((message) => this.take(message));
    this.stream.start();
  }

  private close(): void {
    this.stream?.stop();
    this.stream = null;
    setStreamState('connecting');
  }

  private take(message: StreamMessage): void {
    if (message.kind === 'changes') this.takeChanges(message.changes);
    if (message.kind === 'changes' || message.kind === 'beat') return;
    if (message.kind !== 'missed') setStreamState(message.kind);
    // Also when it goes down: the readings tell at once whether the server is gone, and pollInterval goes on from them.
    this.readAll();
  }

  private takeChanges(changes: ChangesEvent): void {
    this.recent.add(changes);
    for (const query of this.client.getQueryCache().getAll()) {
      this.apply(query, changes, { reads: true });
      // The service is back, or it would tell nothing.
      if (query.state.status === 'error' && isLive(query)) this.pacer.touch(query.queryHash);
    }
    tellChanges(changes);
  }

  /** What arrives may have been read before the latest changes. */
  private onCache(event: QueryCacheNotifyEvent): void {
    const isRead = event.type === 'updated' && event.action.type === 'success' && !event.action.manual;
    if (event.type === 'added' || isRead) {
      const { query } = event;
      queueMicrotask(() => {
        for (const changes of this.recent.read())
          this.apply(query, changes, { reads: event.type === 'added' });
      });
    }
  }

  private apply(query: Query, changes: ChangesEvent, { reads }: { reads: boolean }): void {
    if (query.state.data === undefined) return;
    const { data, isStale } = applyChanges(query.queryKey, query.state.data, changes, query.meta);
    if (data !== query.state.data) this.client.setQueryData(query.queryKey, data);
    if (isStale && reads) this.pacer.touch(query.queryHash, atMostMs(query));
  }

  private readAll(): void {
    for (const query of this.client.getQueryCache().getAll())
      if (isLive(query)) this.pacer.touch(query.queryHash);
  }

  private catchUp(): void {
    for (const hash of this.whenSeen) this.pacer.touch(hash);
    this.whenSeen.clear();
  }

  private refresh(hash: string): void {
    const query = this.client.getQueryCache().get(hash);
    if (!query?.isActive()) return;
    if (!focusManager.isFocused()) this.whenSeen.add(hash);
    else void this.client.invalidateQueries({ exact: true, queryKey: query.queryKey });
  }
}

/** What is looked at to see runs come in isn't kept waiting for long, however busy the service is. */
const RUNS_AT_MOST_MS = 10_000;
const atMostMs = ({ queryKey }: Query): number | undefined =>
  queryKey[0] === 'execution' || queryKey[0] === 'executions' ? RUNS_AT_MOST_MS : undefined;

function listenTo(name: 'pagehide' | 'pageshow', listener: () => void): () => void {
  globalThis.addEventListener(name, listener);
  return () => globalThis.removeEventListener(name, listener);
}
