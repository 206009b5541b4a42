interface Event {
  atMs: number;
  order: number;
  run: () => void;
}

const microtasksDone = () => new Promise<void>((resolve) => setImmediate(resolve));

/** True time, which only the simulator knows. It is also the database's clock. Nothing happens between two events. */
export class VirtualTime {
  private readonly events: Event[] = [];
  private order = 0;

  constructor(public nowMs: number) {}

  /** Runs `run` at that time; events of one instant run in the order in which they were added. Returns the cancel. */
  at(atMs: number, run: () => void): () => void {
    const event: Event = { atMs: Math.max(atMs, this.nowMs), order: this.order++, run };
    this.insert(event);
    return () => {
      event.run = () => {};
    };
  }

  after(delayMs: number, run: () => void): () => void {
    return this.at(this.nowMs + delayMs, run);
  }

  /** Resolves at that time. */
  until(atMs: number): Promise<void> {
    return new Promise((resolve) => this.at(atMs, resolve));
  }

  /** Runs events, and all that follows from each, until the end or until `broken` says so. Returns how many. */
  async run(endMs: number, broken: () => boolean): Promise<number> {
    let steps = 0;
    for (let next = this.events[0]; next && next.atMs <= endMs; next = this.events[0]) {
      this.events.shift();
      this.nowMs = next.atMs;
      next.run();
      await microtasksDone();
      steps += 1;
      if (broken()) break;
    }
    this.nowMs = Math.max(this.nowMs, endMs);
    return steps;
  }

  /** Binary search for the place: the list stays short. */
  private insert(event: Event): void {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.events[middle]!;
      if (other.atMs < event.atMs || (other.atMs === event.atMs && other.order < event.order))
        low = middle + 1;
      else high = middle;
    }
    this.events.splice(low, 0, event);
  }
}
