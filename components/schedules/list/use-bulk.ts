'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type BulkReport, changeSchedules, restoreSchedules } from '@/app/schedules/actions';
import { expectOk } from '@/components/live/expect-ok';
import { toast } from '@/components/ui/toast-store';
import { SCHEDULES_KEY } from '../schedule-queries';
import { type BulkChange, bulkDoing, bulkTold } from './bulk-words';
import { runInChunks } from './run-in-chunks';
import type { Chosen, Selection } from './use-selection';
import type { RunTask } from './use-task';

/** So many that the list tells every second or so how far it is. */
const AT_ONCE = 250;

/** Those of which a change makes something else than they were. */
const UNDONE_BY: Partial<Record<BulkChange, { by: BulkChange; was: (chosen: Chosen) => boolean }>> = {
  delete: { by: 'restore', was: () => true },
  pause: { by: 'resume', was: ({ enabled }) => enabled },
  resume: { by: 'pause', was: ({ enabled }) => !enabled },
};

const run = async (change: BulkChange, ids: string[]): Promise<BulkReport> =>
  expectOk(change === 'restore' ? await restoreSchedules(ids) : await changeSchedules(change, ids));

export interface BulkFailure {
  name: string;
  message: string;
}

interface BulkOptions {
  /** What stays chosen: those that failed, and those that it didn't come to. */
  onDone: (left: Selection) => void;
  runTask: RunTask;
}

/** Changes many, some at a time: says how many, offers to undo it, and keeps what failed until it is dismissed. */
export function useBulk({ onDone, runTask }: BulkOptions) {
  const client = useQueryClient();
  const [failures, setFailures] = useState<readonly BulkFailure[]>([]);
  const mutation = useMutation({
    mutationFn: ({ change, chosen }: { change: BulkChange; chosen: Selection; isUndo?: boolean }) =>
      runTask({ doing: bulkDoing(change), of: chosen.size }, (watch) =>
        runInChunks([...chosen.keys()], { ...watch, run: (ids) => run(change, ids), size: AT_ONCE }),
      ),
    onSuccess: ({ done, error, failed, left }, { change, chosen, isUndo }) => {
      setFailures(failed.map(({ id, message }) => ({ message, name: chosen.get(id)?.name ?? id })));
      if (!isUndo) onDone(someOf(chosen, [...failed.map(({ id }) => id), ...left]));
      tell(change, { done: someOf(chosen, done), error, isUndo, left: left.length });
      return client.invalidateQueries({ queryKey: SCHEDULES_KEY });
    },
  });

  function tell(
    change: BulkChange,
    { done, error, isUndo, left }: { done: Selection; error: Error | null; isUndo?: boolean; left: number },
  ) {
    const text = bulkTold(change, { done: done.size, error: error?.message ?? null, left });
    if (text === null) return;
    const undo = isUndo ? undefined : UNDONE_BY[change];
    const undoable = new Map([...done].filter(([, chosen]) => undo?.was(chosen)));
    const action = undo &&
      undoable.size > 0 && {
        label: 'Undo',
        run: () => mutation.mutate({ change: undo.by, chosen: undoable, isUndo: true }),
      };
    toast(text, { ...(action ? { action } : {}), ...(error ? { tone: 'danger' } : {}) });
  }

  return {
    busy: mutation.isPending,
    change: (change: BulkChange, chosen: Selection) => mutation.mutate({ change, chosen }),
    failures,
    forgetFailures: () => setFailures([]),
  };
}

const someOf = (chosen: Selection, ids: readonly string[]): Selection =>
  new Map(ids.map((id) => [id, chosen.get(id)!]));
