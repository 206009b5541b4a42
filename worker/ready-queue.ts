/** Work that is due, first in first out within an agent, agents taking turns. */
export class ReadyQueue<T> {
  private readonly queues = new Map<string, T[]>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  push(agentRef: string, item: T): void {
    const queue = this.queues.get(agentRef);
    if (queue) queue.push(item);
    else this.queues.set(agentRef, [item]);
    this.count += 1;
  }

  /** The next item of the first agent that may start one; that agent goes to the end of the turn. */
  take(mayStart: (agentRef: string) => boolean): T | undefined {
    for (const [agentRef, queue] of this.queues) {
      if (!mayStart(agentRef)) continue;
      const item = queue.shift();
      this.queues.delete(agentRef);
      if (queue.length > 0) this.queues.set(agentRef, queue);
      this.count -= 1;
      return item;
    }
    return undefined;
  }

  drain(): T[] {
    const all = [...this.queues.values()].flat();
    this.queues.clear();
    this.count = 0;
    return all;
  }
}
