interface Entry<T> {
  item: T;
  priority: number;
}

/** One agent's work. What is taken stays in the array until it is half of it: to shift each time moves all that is behind. */
class Line<T> {
  private entries: Entry<T>[] = [];
  private head = 0;

  get length(): number {
    return this.entries.length - this.head;
  }

  /** Behind all of its own priority; almost always that is the end. */
  push(entry: Entry<T>): void {
    const last = this.length > 0 ? this.entries.at(-1) : undefined;
    if (!last || last.priority >= entry.priority) this.entries.push(entry);
    else {
      this.dropTaken();
      const place = this.entries.findIndex((other) => other.priority < entry.priority);
      this.entries.splice(place, 0, entry);
    }
  }

  get next(): T {
    return this.entries[this.head]!.item;
  }

  shift(): T {
    const { item } = this.entries[this.head]!;
    this.head += 1;
    if (this.head * 2 >= this.entries.length) this.dropTaken();
    return item;
  }

  items(): T[] {
    return this.entries.slice(this.head).map((entry) => entry.item);
  }

  private dropTaken(): void {
    this.entries = this.entries.slice(this.head);
    this.head = 0;
  }
}

/** Work that is due: within an agent by priority and then first in first out, agents taking turns. */
export class ReadyQueue<T> {
  private readonly lines = new Map<string, Line<T>>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  sizeOf(agentRef: string): number {
    return this.lines.get(agentRef)?.length ?? 0;
  }

  push(agentRef: string, item: T, priority = 0): void {
    let line = this.lines.get(agentRef);
    if (!line) {
      line = new Line();
      this.lines.set(agentRef, line);
    }
    line.push({ item, priority });
    this.count += 1;
  }

  /** The next item of the first agent that may start one; that agent goes to the end of the turn. */
  take(mayStart: (agentRef: string, next: T) => boolean): T | undefined {
    for (const [agentRef, line] of this.lines) {
      if (!mayStart(agentRef, line.next)) continue;
      const item = line.shift();
      if (line.length === 0) this.lines.delete(agentRef);
      else if (this.lines.size > 1) this.moveBehind(agentRef, line);
      this.count -= 1;
      return item;
    }
    return undefined;
  }

  private moveBehind(agentRef: string, line: Line<T>): void {
    this.lines.delete(agentRef);
    this.lines.set(agentRef, line);
  }

  drain(): T[] {
    const all = [...this.lines.values()].flatMap((line) => line.items());
    this.lines.clear();
    this.count = 0;
    return all;
  }
}
