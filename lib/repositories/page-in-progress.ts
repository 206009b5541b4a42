/** Rows that are looked at for each one that a page may have, which is then read itself. */
const LOOKED_AT_PER_ROW = 19;
const GROWTH = 4;

/** A page that is filled window by window, latest first, and stops when it is full or has looked at too many rows that it can't have. */
export class PageInProgress<Item extends { id: string }> {
  private readonly items: Item[] = [];
  private budget: number;
  private chunk: number;
  /** The next page has ids below this one; null while there may be more for this one. */
  private stoppedAt: string | null = null;

  /** @param sources to put their rows in order, each of them reads as many as all together may have */
  constructor(
    private readonly limit: number,
    sources = 1,
  ) {
    this.budget = Math.floor((LOOKED_AT_PER_ROW * limit) / sources);
    this.chunk = limit + 1;
  }

  /** One more than the page has, which tells that there is a next one. */
  get missing(): number {
    return this.limit + 1 - this.items.length;
  }

  get isDone(): boolean {
    return this.stoppedAt !== null;
  }

  add(items: readonly Item[]): void {
    this.items.push(...items);
    if (this.items.length > this.limit) this.stoppedAt = this.items[this.limit - 1]!.id;
  }

  /** How many rows to look at next: few first, since most pages are full soon. */
  takeChunk(): number {
    const size = Math.min(this.chunk, this.budget);
    this.chunk *= GROWTH;
    return size;
  }

  /** So many rows were looked at, down to this id. */
  lookedAt(rows: number, floorId: string | null): void {
    this.budget -= rows;
    if (this.budget <= 0 && floorId !== null) this.stopAt(floorId);
  }

  /** Everything from this id on was looked at. What is found already stays. */
  stopAt(id: string): void {
    this.stoppedAt ??= id;
  }

  result(): { items: Item[]; nextBeforeId: string | null } {
    return { items: this.items.slice(0, this.limit), nextBeforeId: this.stoppedAt };
  }
}
