/** `cancelled`: somebody cancelled the execution. `stopping`, `lost`: the worker stops, or has lost its lease. */
export type AbortReason = 'cancelled' | 'lost' | 'stopping';

/**
 * Ends one call from outside. An AbortController would do, but costs 9 µs with its listener, a quarter of what a worker
 * spends on a call.
 */
export class CallControl {
  /** null until the call is aborted. */
  reason: AbortReason | null = null;
  private listener: (() => void) | null = null;

  /** Only the first reason counts. */
  abort(reason: AbortReason): void {
    if (this.reason !== null) return;
    this.reason = reason;
    this.listener?.();
  }

  /** @param listener called once, at once when the call is aborted already; takes the place of an earlier one */
  onAbort(listener: () => void): void {
    if (this.reason === null) this.listener = listener;
    else listener();
  }

  /** The call has ended: its caller keeps this object for a while, and must not keep all that the call needed. */
  ended(): void {
    this.listener = null;
  }
}
