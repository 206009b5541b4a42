import { Skeleton } from '@/components/ui/skeleton';

/** A page about one thing while it is read: its head, a list, a side. */
export function DetailSkeleton() {
  return (
    <div className="flex flex-1 animate-appear-late flex-col">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 px-6 pt-6 pb-5 max-md:px-4">
        <Skeleton className="h-5 w-64 max-w-full" />
        <Skeleton className="w-96 max-w-full" />
      </div>
      <div className="grid flex-1 border-t lg:grid-cols-[minmax(0,1fr)_392px]">
        <div>
          <div className="flex h-12 items-center px-6 max-md:px-4">
            <Skeleton className="w-24" />
          </div>
          <div className="h-8 border-y bg-surface-sunken max-md:hidden" />
          {['w-52', 'w-44', 'w-48', 'w-52', 'w-44'].map((width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of nothing, in their order
            <div key={index} className="flex h-9 items-center gap-6 border-b px-6 max-md:px-4">
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
    </div>
  );
}
