'use client';

import { SkipForward, X } from 'lucide-react';
import { OutcomeSelect, TriggerSelect } from '@/components/executions/list/run-selects';
import { formatDay } from '@/components/time/format-instant';
import { useNow } from '@/components/time/now';
import { useZone } from '@/components/time/zone-context';
import { Button } from '@/components/ui/button';
import { ALL_HISTORY, type HistoryPlace, isHistoryKept } from '../schedule-place';

interface HistoryFiltersProps {
  place: HistoryPlace;
  onChange: (change: Partial<HistoryPlace>) => void;
}

/** Narrows the list down. Skips have neither an outcome nor anything that started them: they are shown by themselves, or left out. */
export function HistoryFilters({ place, onChange }: HistoryFiltersProps) {
  const onlySkips = place.show === 'skips';
  return (
    <search aria-label="Executions" className="flex flex-wrap items-center gap-2">
      {place.from === '' && place.to === '' ? null : (
        <Span place={place} onClear={() => onChange({ from: '', to: '' })} />
      )}
      <OutcomeSelect value={place.status} onChange={(status) => onChange({ show: null, status })} />
      <TriggerSelect value={place.trigger} onChange={(trigger) => onChange({ show: null, trigger })} />
      <Button
        size="sm"
        aria-pressed={onlySkips}
        className="max-md:h-9 aria-pressed:border-accent aria-pressed:bg-surface-selected"
        onClick={() => onChange({ show: onlySkips ? null : 'skips', status: [], trigger: null })}
      >
        <SkipForward aria-hidden />
        Skips only
      </Button>
      {isHistoryKept(place) ? (
        <Button look="ghost" size="sm" onClick={() => onChange(ALL_HISTORY)}>
          <X aria-hidden />
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}

/** `Tue 24 Nov`, where a day of the heat map has led to; else from when to when. */
function Span({ place: { from, to }, onClear }: { place: HistoryPlace; onClear: () => void }) {
  const { zone } = useZone();
  const nowMs = useNow();
  const day = (text: string, offsetMs = 0) => formatDay(Date.parse(text) + offsetMs, zone, nowMs);
  // The end is the first instant that isn't in it.
  const ends = [from === '' ? null : day(from), to === '' ? null : day(to, -1)];
  const [first, last] = ends;
  const words = first === last ? first : `${first ?? '…'} – ${last ?? 'now'}`;
  return (
    <Button size="sm" className="max-md:h-9" aria-label={`Only ${words}: show all days`} onClick={onClear}>
      {words}
      <X aria-hidden />
    </Button>
  );
}
