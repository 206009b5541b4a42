'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type BulkAction, type BulkReport, changeSchedules, restoreSchedules } from '@/app/schedules/actions';
import { expectOk } from '@/components/live/expect-ok';
import { toast } from '@/components/ui/toast-store';
import { SCHEDULES_KEY } from '../schedule-queries';
import { bulkDone } from './bulk-words';
import type { Chosen, Selection } from './use-selection';

type Change = BulkAction | 'restore';

/** Those of which a change makes something else than they were. */
const UNDONE_BY: Partial<Record<Change, { by: Change; was: (chosen: Chosen) => boolean }>> = {
  delete: { by: 'restore', was: () => true },
  pause: { by: 'resume', was: ({ enabled }) => enabled },
  resume: { by: 'pause', was: ({ enabled }) => !enabled },
};

const run = async (change: Change, ids: string[]): Promise<BulkReport> =>
  expectOk(change === 'restore' ? await restoreSchedules(ids) : await changeSchedules(change, ids));

export interface BulkFailure {
  name: string;
  message: string;
}

/** Changes many at once: says how many, offers to undo it, and keeps what failed until it is dismissed. */
export function useBulk(onDone: () => void) {
  const client = useQueryClient();
  const [failures, setFailures] = useState<readonly BulkFailure[]>([]);
  const mutation = useMutation({
    mutationFn: ({ change, chosen }: { change: Change; chosen: Selection; isUndo?: boolean }) =>
      run(change, [...chosen.keys()]),
    onSuccess: ({ done, failed }, { change, chosen, isUndo }) => {
      setFailures(failed.map(({ id, message }) => ({ message, name: chosen.get(id)?.name ?? id })));
      if (!isUndo) onDone();
      if (done.length > 0) tell(change, new Map(done.map((id) => [id, chosen.get(id)!])), isUndo);
      return client.invalidateQueries({ queryKey: SCHEDULES_KEY });
    },
    onError: (error) => toast(`Nothing was changed: ${error.message}`, { tone: 'danger' }),
  });

  function tell(change: Change, done: Selection, isUndo = false) {
    const undo = isUndo ? undefined : UNDONE_BY[change];
    const undoable = new Map([...done].filter(([, chosen]) => undo?.was(chosen)));
    toast(
      bulkDone(change, done.size),
      undo && undoable.size > 0
        ? {
            action: {
              label: 'Undo',
              run: () => mutation.mutate({ change: undo.by, chosen: undoable, isUndo: true }),
            },
          }
        : {},
    );
  }

  return {
    busy: mutation.isPending,
    change: (change: Change, chosen: Selection) => mutation.mutate({ change, chosen }),
    failures,
    forgetFailures: () => setFailures([]),
  };
}
