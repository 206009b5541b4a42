'use client';

import { Download, Pause, Play, RotateCcw, Trash2, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast-store';
import { schedulesInWords } from './bulk-words';
import { saveExport } from './save-export';
import type { useBulk } from './use-bulk';
import type { Selection } from './use-selection';

// Needed seldom: loaded when it is asked first.
const AlertDialog = lazy(async () => ({
  default: (await import('@/components/ui/alert-dialog')).AlertDialog,
}));

interface BulkBarProps {
  selection: Selection;
  bulk: ReturnType<typeof useBulk>;
  /** Of deleted ones, which can only be brought back. */
  deleted: boolean;
  onClear: () => void;
}

/** What can be done to the chosen rows, from below. Runs can't be taken back, and deletions only for a day: both ask first. */
export function BulkBar({ selection, bulk, deleted, onClear }: BulkBarProps) {
  const [asked, setAsked] = useState<'delete' | 'trigger' | null>(null);
  if (selection.size === 0) return null;
  const many = schedulesInWords(selection.size);
  return (
    <section
      aria-label="Selected schedules"
      className="fixed bottom-4 left-1/2 z-30 flex max-w-[calc(100vw-16px)] -translate-x-1/2 items-center gap-1 overflow-x-auto rounded border bg-surface-raised px-2 py-1.5 shadow-raised max-md:bottom-16"
    >
      <strong className="px-2 font-semibold whitespace-nowrap" role="status">
        {selection.size} selected
      </strong>
      {deleted ? (
        <Button look="ghost" size="sm" busy={bulk.busy} onClick={() => bulk.change('restore', selection)}>
          <RotateCcw aria-hidden />
          Bring back
        </Button>
      ) : (
        <>
          <Button look="ghost" size="sm" disabled={bulk.busy} onClick={() => setAsked('trigger')}>
            <Play aria-hidden />
            Run now
          </Button>
          <Button look="ghost" size="sm" disabled={bulk.busy} onClick={() => bulk.change('pause', selection)}>
            <Pause aria-hidden />
            Pause
          </Button>
          <Button
            look="ghost"
            size="sm"
            disabled={bulk.busy}
            onClick={() => bulk.change('resume', selection)}
          >
            <RotateCcw aria-hidden />
            Resume
          </Button>
          <Button
            look="ghost"
            size="sm"
            onClick={() => {
              saveExport(new Set(selection.keys())).catch((error: Error) =>
                toast(`Nothing was exported: ${error.message}`, { tone: 'danger' }),
              );
            }}
          >
            <Download aria-hidden />
            Export
          </Button>
          <Button look="ghost" size="sm" disabled={bulk.busy} onClick={() => setAsked('delete')}>
            <Trash2 aria-hidden />
            Delete
          </Button>
        </>
      )}
      <Button look="ghost" size="iconSm" aria-label="Clear selection" onClick={onClear}>
        <X aria-hidden />
      </Button>
      {asked ? (
        <Suspense>
          <AlertDialog
            open
            onOpenChange={(open) => !open && setAsked(null)}
            title={asked === 'delete' ? `Delete ${many}?` : `Run ${many} now?`}
            description={
              asked === 'delete' ? (
                <p>
                  Deletes {many} and their executions. Calls that wait are cancelled. They can be brought back
                  for 24 h.
                </p>
              ) : (
                <p>Calls the agents of {many} at once, beside their fire times.</p>
              )
            }
            keepLabel={asked === 'delete' ? 'Keep them' : 'Not now'}
            actionLabel={asked === 'delete' ? `Delete ${many}` : `Run ${many}`}
            onAction={() => {
              setAsked(null);
              bulk.change(asked, selection);
            }}
          />
        </Suspense>
      ) : null}
    </section>
  );
}
