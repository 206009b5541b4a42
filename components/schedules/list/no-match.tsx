import { Button } from '@/components/ui/button';

/** Filtered to nothing: one line, no drawing. */
export function NoMatch({ search, onClear }: { search: string; onClear: () => void }) {
  return (
    <div className="flex items-center gap-3 border-b px-6 py-3 max-md:px-4">
      <p className="min-w-0 break-words text-text-muted">
        {search === '' ? 'No schedules on this page' : `No schedule has “${search}” in it`}
      </p>
      {search === '' ? null : (
        <Button size="sm" onClick={onClear}>
          Clear search
        </Button>
      )}
    </div>
  );
}
