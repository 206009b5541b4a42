'use client';

import { useCallback, useRef, useState } from 'react';
import type { Schedule } from '@/lib/contracts/schedule-view';

/** What undoing a change has to know of a schedule. */
export type Chosen = Pick<Schedule, 'enabled' | 'id' | 'name'>;
export type Selection = ReadonlyMap<string, Chosen>;

/** Which rows are chosen; Shift extends from the last one that was. */
export function useSelection(rows: readonly Chosen[]) {
  const [selection, setSelection] = useState<Selection>(new Map());
  const last = useRef<string | null>(null);

  const toggle = (id: string, isRange = false) => {
    const from = isRange ? rows.findIndex((row) => row.id === last.current) : -1;
    const to = rows.findIndex((row) => row.id === id);
    const touched = from < 0 ? [rows[to]!] : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    const isOn = !selection.has(id);
    last.current = id;
    const next = new Map(selection);
    for (const { enabled, id: one, name } of touched) {
      if (isOn) next.set(one, { enabled, id: one, name });
      else next.delete(one);
    }
    setSelection(next);
  };
  const choose = useCallback(
    (chosen: readonly Chosen[]) => setSelection(new Map(chosen.map((one) => [one.id, one]))),
    [],
  );
  const clear = useCallback(() => setSelection(new Map()), []);
  return { selection, toggle, choose, clear };
}
