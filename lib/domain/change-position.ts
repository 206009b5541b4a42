/** A place in the order of what happens in the database: everything that was committed later comes after it. */
export interface ChangePosition {
  /** Epoch ms of the database's clock. */
  atMs: number;
  /** The lowest number of a transaction that was under way then (PostgreSQL's xid8). */
  transaction: number;
}

/** As clients hand it back unread. */
export const positionText = ({ atMs, transaction }: ChangePosition): string =>
  `${atMs.toString(36)}-${transaction.toString(36)}`;

/** null: no text of ours. */
export function parsePosition(text: string): ChangePosition | null {
  const [, at, transaction] = /^([0-9a-z]{1,9})-([0-9a-z]{1,10})$/.exec(text) ?? [];
  if (at === undefined || transaction === undefined) return null;
  return { atMs: Number.parseInt(at, 36), transaction: Number.parseInt(transaction, 36) };
}
