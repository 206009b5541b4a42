const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
};

/** Where a key leads from a cell, both as `row column`; null when it leads nowhere, or to what isn't there. */
export function stepFrom(place: string, key: string, cells: readonly (readonly unknown[])[]): string | null {
  const [row = 0, column = 0] = place.split(' ').map(Number);
  if (key === 'Home') return `${row} 0`;
  if (key === 'End') return `${row} ${cells[row]!.findLastIndex((cell) => cell !== null)}`;
  const step = STEPS[key];
  if (!step) return null;
  const [toRow, toColumn] = [row + step[0], column + step[1]];
  return cells[toRow]?.[toColumn] ? `${toRow} ${toColumn}` : null;
}
