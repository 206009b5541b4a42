import { Skeleton } from '@/components/ui/skeleton';

/** The form's layout while what it edits is read. */
export function FormSkeleton() {
  return (
    <div className="grid flex-1 animate-appear-late lg:grid-cols-[minmax(0,1fr)_468px]">
      <div className="grid content-start gap-6 px-6 py-6 max-md:px-4">
        <Skeleton className="h-5 w-48" />
        {['a', 'b', 'c'].map((row) => (
          <div key={row} className="grid max-w-[640px] gap-3 md:grid-cols-2">
            <Skeleton className="h-8 rounded max-md:h-10" />
            <Skeleton className="h-8 rounded max-md:h-10" />
          </div>
        ))}
      </div>
      <div className="border-l bg-surface-sunken max-lg:hidden" />
    </div>
  );
}
