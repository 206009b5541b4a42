import type { Clock } from '@/lib/domain/engine/ports';

interface Entry<T> {
  atMs: number;
  item: T;
}

/**
 * Many moments, one timer: a binary heap whose earliest entry the clock waits for. Entries can't be taken back; whoever receives
 * them checks whether they still stand.
 */
export class TimerQueue<T> {
  private readonly heap: Entry<T>[] = [];
  private cancelTimer: (() => void) | null = null;
  private armedForMs = Number.POSITIVE_INFINITY;

  /** @param nowMs the time that `atMs` is compared with; @param onDue gets all that is due, earliest first */
  constructor(
    private readonly clock: Clock,
    private readonly nowMs: () => number,
    private readonly onDue: (items: T[]) => void,
  ) {}

  add(atMs: number, item: T): void {
    this.push({ atMs, item });
    if (atMs < this.armedForMs) this.arm();
  }

  /** Forgets everything. */
  clear(): void {
    this.heap.length = 0;
    this.arm();
  }

  private arm(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    const head = this.heap[0];
    this.armedForMs = head?.atMs ?? Number.POSITIVE_INFINITY;
    if (head) this.cancelTimer = this.clock.after(Math.max(0, head.atMs - this.nowMs()), () => this.fire());
  }

  private fire(): void {
    this.cancelTimer = null;
    const due: T[] = [];
    const nowMs = this.nowMs();
    while (this.heap[0] && this.heap[0].atMs <= nowMs) due.push(this.pop().item);
    this.arm();
    if (due.length > 0) this.onDue(due);
  }

  private push(entry: Entry<T>): void {
    const heap = this.heap;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (heap[parent]!.atMs <= entry.atMs) break;
      heap[index] = heap[parent]!;
      index = parent;
    }
    heap[index] = entry;
  }

  private pop(): Entry<T> {
    const heap = this.heap;
    const top = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return top;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]!.atMs < heap[child]!.atMs) child += 1;
      if (heap[child]!.atMs >= last.atMs) break;
      heap[index] = heap[child]!;
      index = child;
    }
    heap[index] = last;
    return top;
  }
}
