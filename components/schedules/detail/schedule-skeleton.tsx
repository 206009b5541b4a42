import { ChartSkeleton } from '@/components/charts/chart-skeleton';
import { ListBesideSkeleton } from '@/components/shell/list-beside-skeleton';
import { Skeleton } from '@/components/ui/skeleton';

/** As high as the heat map with its switch and its legend. */
export function HeatMapSkeleton() {
  return (
    <div className="h-[228px] px-6 py-5 max-md:px-4">
      <Skeleton className="mb-7 w-36" />
      <Skeleton className="h-[116px] max-w-[474px] rounded" />
    </div>
  );
}

/** As high as the two charts. */
export function TrendsSkeleton() {
  return (
    <div className="h-[404px] px-6 max-md:px-4">
      {['duration', 'lateness'].map((chart) => (
        <div key={chart} className="h-[202px] pt-5">
          <Skeleton className="mb-5 w-40" />
          <div className="h-[134px]">
            <ChartSkeleton />
          </div>
        </div>
      ))}
    </div>
  );
}

const ROWS = ['w-52', 'w-44', 'w-48', 'w-52', 'w-44', 'w-48', 'w-52', 'w-44'];

/** The page's layout while it is read. */
export function ScheduleSkeleton() {
  return (
    <div className="flex flex-1 animate-appear-late flex-col">
      <div className="grid min-h-[92px] grid-cols-[minmax(0,1fr)] content-start gap-3 px-6 pt-6 pb-5 max-md:min-h-36 max-md:px-4">
        <Skeleton className="h-5 w-64 max-w-full" />
        <Skeleton className="w-96 max-w-full" />
      </div>
      <div className="grid border-t lg:grid-cols-[minmax(0,504px)_minmax(0,1fr)]">
        <div className="min-w-0 divide-y lg:border-r">
          <HeatMapSkeleton />
          <div className="h-[182px] px-6 py-5 max-md:px-4">
            <Skeleton className="w-24" />
          </div>
        </div>
        <div className="min-w-0 max-lg:border-t">
          <TrendsSkeleton />
        </div>
      </div>
      <ListBesideSkeleton rows={ROWS} rowClassName="max-md:h-14" />
    </div>
  );
}
