import { shareOf } from './share';

/** Places that agents share: how many are taken, by whom, and what each may still take. */
export class Room {
  private readonly taken = new Map<string, number>();
  private total = 0;

  constructor(private readonly size: number) {}

  /** Places that nobody has. */
  get free(): number {
    return Math.max(0, this.size - this.total);
  }

  /** Places that this agent may still take. */
  freeFor(agentRef: string): number {
    return shareOf(this.taken.get(agentRef) ?? 0, this.free);
  }

  take(agentRef: string, count = 1): void {
    this.total += count;
    this.taken.set(agentRef, (this.taken.get(agentRef) ?? 0) + count);
  }

  giveBack(agentRef: string, count = 1): void {
    const left = (this.taken.get(agentRef) ?? 0) - count;
    this.total -= count;
    if (left > 0) this.taken.set(agentRef, left);
    else this.taken.delete(agentRef);
  }
}

/** Places kept for what a statement under way may bring: without them, two at a time would each fill the same room. */
export class Reservation {
  private readonly kept = new Map<string, number>();

  constructor(private readonly room: Room) {}

  /** Keeps up to `wanted` places for the agent, as far as its share goes. Returns how many. */
  keep(agentRef: string, wanted: number): number {
    const count = Math.min(wanted, this.room.freeFor(agentRef));
    if (count <= 0) return 0;
    this.room.take(agentRef, count);
    this.kept.set(agentRef, (this.kept.get(agentRef) ?? 0) + count);
    return count;
  }

  keptFor(agentRef: string): number {
    return this.kept.get(agentRef) ?? 0;
  }

  /** The statement is answered: what it brought takes its places by itself. */
  release(): void {
    for (const [agentRef, count] of this.kept) this.room.giveBack(agentRef, count);
    this.kept.clear();
  }
}
