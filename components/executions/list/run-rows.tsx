'use client';

import { useRef } from 'react';
import type { Execution } from '@/lib/contracts/execution';
import { ExecutionTable } from '../execution-table';
import { NewRuns } from './new-runs';
import { useHeldRows } from './use-held-rows';

/** The rows of one place of the list. What is new doesn't move them under whoever reads them. */
export function RunRows({ rows, hasMore }: { rows: readonly Execution[]; hasMore: boolean }) {
  const list = useRef<HTMLDivElement>(null);
  const { fresh, release, shown } = useHeldRows(rows, list);
  const show = () => {
    release();
    window.scrollTo({ top: 0 });
    list.current?.querySelector<HTMLElement>('[data-run]')?.focus({ preventScroll: true });
  };
  return (
    <>
      <NewRuns count={fresh} isAtLeast={hasMore && fresh >= rows.length} onShow={show} />
      <div ref={list} className="@container">
        <ExecutionTable
          named
          entries={shown.map((execution) => ({ kind: 'execution', key: execution.id, execution }))}
        />
      </div>
    </>
  );
}
