import { Button } from '@/components/ui/button';
import { isFiltered, type ListPlace } from './list-place';

/** Filtered to nothing: one line, no drawing. */
export function NoMatch({ place, onClear }: { place: ListPlace; onClear: () => void }) {
  return (
    <div className="flex items-center gap-3 border-b px-6 py-3 max-md:px-4">
      <p className="min-w-0 break-words text-text-muted">{words(place)}</p>
      {place.q === '' ? null : (
        <Button size="sm" onClick={onClear}>
          Clear search
        </Button>
      )}
    </div>
  );
}

function words(place: ListPlace): string {
  if (place.q !== '') return `No schedule has “${place.q}” in it`;
  if (place.deleted) return 'No schedule was deleted in the last 24 h';
  return isFiltered(place) ? 'No schedule matches these filters' : 'No schedules on this page';
}
