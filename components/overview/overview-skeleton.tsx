import { ChartSkeleton } from '@/components/charts/chart-skeleton';
import { cn } from '@/components/ui/class-names';
import { Skeleton } from '@/components/ui/skeleton';

/** About as high as what comes. */
const SIDE = ['h-78', 'h-32', 'h-36', 'h-33'];

/** The page's layout while it is read. */
export function OverviewSkeleton() {
  return (
    <div className="flex-1 animate-appear-late">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 border-b px-6 pt-6 pb-5 max-md:px-4">
        <Skeleton className="h-5 w-100 max-w-full" />
        <Skeleton className="w-64" />
      </div>
      <div className="grid lg:grid-cols-[minmax(0,1fr)_392px]">
        <div className="divide-y lg:border-r">
          <Pane height="h-24" />
          <div className="h-64 px-6 py-4 max-md:px-4">
            <ChartSkeleton />
          </div>
          <div className="h-52 px-6 py-4 max-md:px-4">
            <ChartSkeleton />
          </div>
        </div>
        <div className="divide-y max-lg:border-t">
          {SIDE.map((height) => (
            <Pane key={height} height={height} />
          ))}
        </div>
      </div>
    </div>
  );
}

function Pane({ height }: { height: string }) {
  return (
    <div className={cn('px-6 py-5 max-md:px-4', height)}>
      <Skeleton className="w-28" />
    </div>
  );
}
