import { cut, pad, widthOf } from './cut';
import type { Paint } from './paint';
import { printable } from './printable';

export interface Column<Row> {
  title: string;
  value(row: Row): string;
  align?: 'left' | 'right';
  /** Left out when there is no room for it, the last such first. */
  optional?: boolean;
  /** May be cut when there is no room for all of it. */
  shrinks?: boolean;
  paint?(row: Row, paint: Paint): (text: string) => string;
}

const GAP = '  ';
const NARROWEST = 8;

/**
 * Rows below titles, each on one line.
 *
 * @param width of the terminal in columns; null: as wide as it needs to be
 */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { paint, width }: { paint: Paint; width: number | null },
): string {
  const cells = columns.map((column) => ({
    column,
    texts: rows.map((row) => printable(column.value(row))),
  }));
  const natural = cells.map(({ column, texts }) =>
    Math.max(widthOf(column.title), ...texts.map((text) => widthOf(text))),
  );
  const widths = width === null ? natural : fitWidths(columns, natural, width);
  const line = (write: (index: number) => { text: string; shown: (text: string) => string }) =>
    widths
      .flatMap((columnWidth, index) => {
        if (columnWidth === 0) return [];
        const { shown, text } = write(index);
        return [shown(pad(cut(text, columnWidth), columnWidth, columns[index]!.align))];
      })
      .join(GAP)
      .trimEnd();
  const titles = line((index) => ({ shown: paint.dim, text: columns[index]!.title }));
  const lines = rows.map((row, at) =>
    line((index) => ({
      shown: columns[index]!.paint?.(row, paint) ?? ((text) => text),
      text: cells[index]!.texts[at]!,
    })),
  );
  return [titles, ...lines].join('\n');
}

/** First optional columns go, then those that may be cut are, the widest first. 0: the column is left out. */
function fitWidths<Row>(
  columns: readonly Column<Row>[],
  natural: readonly number[],
  width: number,
): number[] {
  const widths = [...natural];
  const floor = (index: number) =>
    columns[index]!.shrinks ? Math.min(widths[index]!, NARROWEST) : widths[index]!;
  const total = (of: (index: number) => number) => {
    const shown = widths.flatMap((value, index) => (value > 0 ? [of(index)] : []));
    return shown.reduce((sum, value) => sum + value, 0) + GAP.length * (shown.length - 1);
  };
  for (let index = columns.length - 1; index >= 0 && total(floor) > width; index -= 1) {
    if (columns[index]!.optional) widths[index] = 0;
  }
  while (total((index) => widths[index]!) > width) {
    const shrinkable = columns.flatMap((column, index) =>
      column.shrinks && widths[index]! > NARROWEST ? [index] : [],
    );
    const widest = shrinkable.sort((a, b) => widths[b]! - widths[a]!)[0];
    if (widest === undefined) break;
    widths[widest] = widths[widest]! - 1;
  }
  return widths;
}
