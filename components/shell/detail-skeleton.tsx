import { Skeleton } from '@/components/ui/skeleton';
import { ListBesideSkeleton } from './list-beside-skeleton';

const ROWS = ['w-52', 'w-44', 'w-48', 'w-52', 'w-44'];

/** A page about one thing while it is read: its head, a list, a side. */
export function DetailSkeleton() {
  return (
    <div className="flex flex-1 animate-appear-late flex-col">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 px-6 pt-6 pb-5 max-md:px-4">
        <Skeleton className="h-5 w-64 max-w-full" />
        <Skeleton className="w-96 max-w-full" />
      </div>
      <ListBesideSkeleton rows={ROWS} />
    </div>
  );
}
