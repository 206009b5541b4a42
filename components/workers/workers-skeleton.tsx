import { Skeleton } from '@/components/ui/skeleton';

/** The page's layout while it is read. */
export function WorkersSkeleton() {
  return (
    <div className="animate-appear-late">
      <div className="grid gap-3 px-6 pt-6 pb-5 max-md:px-4">
        <Skeleton className="h-5 w-56" />
        <Skeleton className="w-80 max-w-full" />
      </div>
      <div className="h-8 border-y bg-surface-sunken max-md:hidden" />
      {['one', 'two', 'three'].map((row) => (
        <div key={row} className="flex h-11 items-center gap-6 border-b px-6 max-md:h-[84px] max-md:px-4">
          <span className="grid w-32 gap-1.5">
            <Skeleton className="w-16" />
            <Skeleton className="h-2 w-24" />
          </span>
          <Skeleton className="w-16" />
          <Skeleton className="w-40 max-md:hidden" />
          <Skeleton className="ml-auto w-20" />
        </div>
      ))}
    </div>
  );
}
