'use client';

import { ListChecks, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { BulkActions } from './bulk-actions';
import { TaskBar } from './task-bar';
import type { useBulk } from './use-bulk';
import type { FileFormat } from './use-export';
import type { Selection } from './use-selection';
import type { Progress } from './use-task';

// Needed seldom: loaded when it asks first.
const BulkQuestion = lazy(() => import('./bulk-question'));

const number = new Intl.NumberFormat('en-US');

interface BulkBarProps {
  selection: Selection;
  bulk: ReturnType<typeof useBulk>;
  deleted: boolean;
  /** Of what is under way; null: nothing is. */
  progress: Progress | null;
  /** Chooses what is on other pages, too; undefined: there are none, or they are chosen. */
  onChooseMatching: (() => void) | undefined;
  onClear: () => void;
  onExport: (format: FileFormat) => void;
  onStop: () => void;
}

/** What can be done to the chosen rows, from below. */
export function BulkBar(props: BulkBarProps) {
  const { selection, bulk, deleted, progress, onChooseMatching, onClear, onExport, onStop } = props;
  const [asked, setAsked] = useState<'delete' | 'trigger' | null>(null);
  if (selection.size === 0 && progress === null) return null;
  return (
    // Not moved by a transform, which would keep a menu that opens within its edges.
    <div className="pointer-events-none fixed inset-x-0 bottom-4 z-30 flex justify-center px-2 max-md:bottom-16">
      <section
        aria-label="Selected schedules"
        className="pointer-events-auto flex max-w-full items-center gap-1 overflow-x-auto rounded border max-md:flex-wrap max-md:justify-center bg-surface-raised px-2 py-1.5 shadow-raised"
      >
        {progress ? (
          <TaskBar progress={progress} onStop={onStop} />
        ) : (
          <>
            <strong className="px-2 font-semibold whitespace-nowrap tabular-nums" role="status">
              {number.format(selection.size)} selected
            </strong>
            {onChooseMatching ? (
              <Button look="ghost" size="sm" onClick={onChooseMatching}>
                <ListChecks aria-hidden />
                Select all that match
              </Button>
            ) : null}
            <BulkActions
              deleted={deleted}
              onAsk={setAsked}
              onChange={(change) => bulk.change(change, selection)}
              onExport={onExport}
            />
            <Button look="ghost" size="iconSm" aria-label="Clear selection" onClick={onClear}>
              <X aria-hidden />
            </Button>
          </>
        )}
      </section>
      {asked ? (
        <Suspense>
          <BulkQuestion
            asked={asked}
            chosen={selection}
            onClose={() => setAsked(null)}
            onAction={() => bulk.change(asked, selection)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
