import { PageHead } from '@/components/shell/page-head';
import { Skeleton } from '@/components/ui/skeleton';

const ROWS = ['w-32', 'w-40', 'w-28', 'w-36', 'w-44', 'w-32', 'w-40', 'w-36', 'w-28', 'w-40'];

/** The list's layout while it is read. */
export function RunListSkeleton() {
  return (
    <div className="animate-appear-late">
      <PageHead inline title="Executions" className="pb-1 max-md:pb-0" />
      <div className="h-9 border-b" />
      <div className="border-b px-6 py-2.5 max-md:px-4 max-md:py-2">
        <Skeleton className="h-7 w-80 max-w-full rounded max-md:h-9" />
      </div>
      <div className="h-8 border-b bg-surface-sunken max-md:hidden" />
      {ROWS.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of nothing, in their order
        <div key={index} className="flex h-9 items-center gap-6 border-b px-6 max-md:h-[76px] max-md:px-4">
          <Skeleton className="w-20" />
          <Skeleton className={width} />
          <Skeleton className="w-40 max-md:hidden" />
        </div>
      ))}
    </div>
  );
}
