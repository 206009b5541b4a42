import type { Header } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { HeadCell } from '@/components/ui/table';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { scheduleFeatures } from './schedule-features';

interface ColumnHeadProps {
  header: Header<typeof scheduleFeatures, Schedule>;
  children: ReactNode;
}

const SAID = { asc: 'ascending', desc: 'descending' } as const;

/** Sorts up, then down, then as it was: the newest first. */
export function ColumnHead({ header: { column }, children }: ColumnHeadProps) {
  const className = column.columnDef.meta?.head;
  if (!column.getCanSort()) return <HeadCell className={className}>{children}</HeadCell>;
  const sorted = column.getIsSorted();
  return (
    <HeadCell className={className} aria-sort={sorted ? SAID[sorted] : 'none'}>
      <button
        type="button"
        className="inline-flex h-6 items-center gap-1 hover:text-text"
        onClick={column.getToggleSortingHandler()}
      >
        {children}
        {sorted === 'asc' ? <ArrowUp className="size-3" aria-hidden /> : null}
        {sorted === 'desc' ? <ArrowDown className="size-3" aria-hidden /> : null}
      </button>
    </HeadCell>
  );
}
