import { cn } from '@/components/ui/class-names';
import { Skeleton } from '@/components/ui/skeleton';

/** A list, and a side that a narrow screen has no room for. */
export function ListBesideSkeleton({
  rows,
  rowClassName,
}: {
  rows: readonly string[];
  rowClassName?: string;
}) {
  return (
    <div className="grid flex-1 border-t lg:grid-cols-[minmax(0,1fr)_392px]">
      <div className="min-w-0">
        <div className="flex h-12 items-center px-6 max-md:px-4">
          <Skeleton className="w-24" />
        </div>
        <div className="h-8 border-y bg-surface-sunken max-md:hidden" />
        {rows.map((width, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of nothing, in their order
            key={index}
            className={cn('flex h-9 items-center gap-6 border-b px-6 max-md:px-4', rowClassName)}
          >
            <Skeleton className="w-20" />
            <Skeleton className={width} />
          </div>
        ))}
      </div>
      <div className="grid content-start gap-3 border-l px-6 py-5 max-lg:hidden">
        <Skeleton className="w-24" />
        <Skeleton className="h-64 rounded" />
      </div>
    </div>
  );
}
