interface Listed {
  /** Sorts by time. */
  id: string;
}

/** Rows that are held, as they are now; the same array when none of them has changed. */
export function upToDate<Row extends Listed>(held: readonly Row[], rows: readonly Row[]): readonly Row[] {
  const now = new Map(rows.map((row) => [row.id, row]));
  const next = held.map((row) => now.get(row.id) ?? row);
  return next.some((row, index) => row !== held[index]) ? next : held;
}

/** How many would move the held rows if they came in. */
export function countNew<Row extends Listed>(held: readonly Row[], rows: readonly Row[]): number {
  const known = new Set(held.map(({ id }) => id));
  const oldest = held.at(-1)?.id ?? '';
  return rows.filter(({ id }) => id > oldest && !known.has(id)).length;
}
