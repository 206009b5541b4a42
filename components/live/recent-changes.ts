import type { ChangesEvent } from '@/lib/contracts/event';

/** Longer than a page takes from its reading at the server to its place on the screen. */
const KEPT_MS = 10_000;

/** What was told in the last ten seconds. */
export class RecentChanges {
  private kept: { atMs: number; changes: ChangesEvent }[] = [];

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  add(changes: ChangesEvent): void {
    this.kept.push({ atMs: this.nowMs(), changes });
  }

  /** In their order. */
  read(): ChangesEvent[] {
    const oldestMs = this.nowMs() - KEPT_MS;
    this.kept = this.kept.filter(({ atMs }) => atMs >= oldestMs);
    return this.kept.map(({ changes }) => changes);
  }
}
