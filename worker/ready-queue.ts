interface Entry<T> {
  item: T;
  priority: number;
}

/** Work that is due: within an agent by priority and then first in first out, agents taking turns. */
export class ReadyQueue<T> {
  private readonly queues = new Map<string, Entry<T>[]>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  push(agentRef: string, item: T, priority = 0): void {
    const entry = { item, priority };
    const queue = this.queues.get(agentRef);
    if (queue) insert(queue, entry);
    else this.queues.set(agentRef, [entry]);
    this.count += 1;
  }

  /** The next item of the first agent that may start one; that agent goes to the end of the turn. */
  take(mayStart: (agentRef: string) => boolean): T | undefined {
    for (const [agentRef, queue] of this.queues) {
      if (!mayStart(agentRef)) continue;
      const item = queue.shift()?.item;
      this.queues.delete(agentRef);
      if (queue.length > 0) this.queues.set(agentRef, queue);
      this.count -= 1;
      return item;
    }
    return undefined;
  }

  drain(): T[] {
    const all = [...this.queues.values()].flat().map((entry) => entry.item);
    this.queues.clear();
    this.count = 0;
    return all;
  }
}

/** Behind all of its own priority; almost always that is the end. */
function insert<T>(queue: Entry<T>[], entry: Entry<T>): void {
  if (queue.at(-1)!.priority >= entry.priority) queue.push(entry);
  else
    queue.splice(
      queue.findIndex((other) => other.priority < entry.priority),
      0,
      entry,
    );
}
