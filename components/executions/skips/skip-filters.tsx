'use client';

import { Select } from '@/components/ui/select';
import { filterBox } from '../list/filter-box';
import type { Span } from '../list/run-place';
import { SPAN_OPTIONS } from '../list/run-words';
import { ScheduleFilter } from '../list/schedule-filter';
import type { SkipPlace } from './skip-place';
import { REASON_OPTIONS } from './skip-words';

interface SkipFiltersProps {
  place: SkipPlace;
  scheduleName: string | null;
  onChange: (change: Partial<SkipPlace>) => void;
}

/** Narrows the skips down. */
export function SkipFilters({ place, scheduleName, onChange }: SkipFiltersProps) {
  return (
    <search className="flex items-center gap-2 border-b px-6 py-2.5 max-md:grid max-md:grid-cols-2 max-md:px-4 max-md:py-2">
      <Select
        aria-label="Reason"
        className={filterBox}
        options={REASON_OPTIONS}
        value={place.reason ?? ''}
        onChange={({ target: { value } }) =>
          onChange({ reason: value === '' ? null : (value as SkipPlace['reason']) })
        }
      />
      <Select
        aria-label="Time"
        className={filterBox}
        options={SPAN_OPTIONS}
        value={place.since ?? ''}
        onChange={({ target: { value } }) => onChange({ since: value === '' ? null : (value as Span) })}
      />
      <div className="max-md:col-span-2">
        <ScheduleFilter
          value={place.schedule}
          name={scheduleName}
          onChange={(schedule) => onChange({ schedule })}
        />
      </div>
    </search>
  );
}
