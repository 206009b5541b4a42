'use client';

import { functionalUpdate, type RowSelectionState, type Updater } from '@tanstack/react-table';
import { useCallback, useMemo, useState } from 'react';
import type { Schedule } from '@/lib/contracts/schedule-view';

/** What undoing a change has to know of a schedule. */
export type Chosen = Pick<Schedule, 'enabled' | 'id' | 'name'>;
export type Selection = ReadonlyMap<string, Chosen>;

/** As the table knows it: by ids. */
export const idsOf = (selection: Selection): RowSelectionState =>
  Object.fromEntries([...selection.keys()].map((id) => [id, true]));

/** What the table chose of its rows, and what was chosen of other pages; each as it was when it was chosen. */
export function selectionOf(ids: RowSelectionState, before: Selection, rows: readonly Chosen[]): Selection {
  const shown = new Map(rows.map(({ enabled, id, name }) => [id, { enabled, id, name }]));
  const chosen = Object.keys(ids).map((id) => before.get(id) ?? shown.get(id));
  return new Map(chosen.filter((one) => one !== undefined).map((one) => [one.id, one]));
}

/** Which rows are chosen, those of other pages too. */
export function useSelection(rows: readonly Chosen[]) {
  const [selection, setSelection] = useState<Selection>(new Map());
  const rowSelection = useMemo(() => idsOf(selection), [selection]);
  const onRowSelectionChange = (updater: Updater<RowSelectionState>) =>
    setSelection((before) => selectionOf(functionalUpdate(updater, idsOf(before)), before, rows));
  const clear = useCallback(() => setSelection(new Map()), []);
  return { selection, rowSelection, onRowSelectionChange, choose: setSelection, clear };
}
