'use client';

import Link from 'next/link';
import { type FocusEvent, type KeyboardEvent, type MouseEvent, memo, useRef, useState } from 'react';
import { cn } from '@/components/ui/class-names';
import type { HeatGrid } from './day-grid';
import type { HeatCell } from './heat-cell';
import { HeatSquare } from './heat-square';
import { stepFrom } from './step-from';

interface Hint {
  words: string;
  /** From the left of the table, px. */
  x: number;
  y: number;
}

/** Cells to look at, and to go through by the arrow keys: one of them is in the order of tabs. */
export const HeatTable = memo(function HeatTable({ grid, label }: { grid: HeatGrid; label: string }) {
  const { columns, rows, cells } = grid;
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<string | null>(null);
  const [hint, setHint] = useState<Hint | null>(null);
  const current = place ?? placeOfNow(cells);

  const show = ({ target }: FocusEvent | MouseEvent) => {
    const cell = (target as HTMLElement).closest<HTMLElement>('[data-cell]');
    setHint(cell && hintOf(cell, table.current!));
    return cell;
  };
  const move = (event: KeyboardEvent) => {
    const next = stepFrom(current, event.key, cells);
    if (next === null) return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
  };
  return (
    <div className="relative max-w-[474px]">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are gone through by arrow keys is a grid
        role="grid"
        aria-label={label}
        className="w-full table-fixed border-separate border-spacing-0"
        onMouseOver={show}
        onMouseLeave={() => setHint(null)}
        onFocus={(event) => {
          const cell = show(event);
          if (cell) setPlace(cell.dataset.cell!);
        }}
        onBlur={() => setHint(null)}
        onKeyDown={move}
      >
        <thead>
          <tr>
            <td className="w-[30px]" />
            {columns.map(({ key, label: name, mark }) => (
              <th key={key} scope="col" className="relative h-4.5 p-0 font-normal">
                <span className="sr-only">{name}</span>
                {mark ? (
                  <span
                    aria-hidden
                    className="absolute top-0 left-0 text-11 whitespace-nowrap text-text-muted"
                  >
                    {mark}
                  </span>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label: name, mark }, row) => (
            <tr key={key}>
              <th
                scope="row"
                className="h-[17px] p-0 text-left text-11 leading-3 font-normal text-text-muted"
              >
                {mark ? name : <span className="sr-only">{name}</span>}
              </th>
              {cells[row]!.map((cell, column) => (
                <td key={columns[column]!.key} className="h-[17px] p-0 pr-[3px] pb-[3px] max-md:pr-0.5">
                  {cell ? (
                    <Cell cell={cell} place={`${row} ${column}`} isCurrent={`${row} ${column}` === current} />
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {hint ? <HintBox hint={hint} /> : null}
    </div>
  );
});

function Cell({ cell, place, isCurrent }: { cell: HeatCell; place: string; isCurrent: boolean }) {
  const shared = {
    'aria-label': cell.words,
    className: cn(
      'block h-3.5 rounded-[2px] focus-visible:outline-offset-1',
      cell.isNow && 'outline-[1.5px] outline-offset-1 outline-accent',
    ),
    'data-cell': place,
    tabIndex: isCurrent ? 0 : -1,
  };
  const square = <HeatSquare level={cell.level} />;
  return cell.href ? (
    <Link href={cell.href} prefetch={false} {...shared}>
      {square}
    </Link>
  ) : (
    <span role="img" {...shared}>
      {square}
    </span>
  );
}

function HintBox({ hint: { words, x, y } }: { hint: Hint }) {
  return (
    <span
      aria-hidden
      style={{ left: `clamp(0px, ${x}px - 110px, 100% - 220px)`, top: y - 34 }}
      className="pointer-events-none absolute z-5 w-[220px] text-center"
    >
      <span className="inline-block rounded border bg-surface-raised px-2 py-1 text-12 whitespace-nowrap tabular-nums shadow-raised">
        {words}
      </span>
    </span>
  );
}

/** The one that time is in, else the last. */
function placeOfNow(cells: HeatGrid['cells']): string {
  const row = Math.max(
    0,
    cells.findIndex((of) => of.some((cell) => cell?.isNow)),
  );
  const column = cells[row]!.findLastIndex((cell) => cell !== null);
  return `${row} ${column}`;
}

function hintOf(cell: HTMLElement, table: HTMLTableElement): Hint {
  const from = table.getBoundingClientRect();
  const at = cell.getBoundingClientRect();
  return { words: cell.getAttribute('aria-label') ?? '', x: at.x - from.x + at.width / 2, y: at.y - from.y };
}
