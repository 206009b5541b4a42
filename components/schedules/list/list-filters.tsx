'use client';

import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { isFiltered, type ListPlace, NO_FILTER } from './list-place';
import { SORT_CHOICES, sortFrom } from './list-sorting';

interface ListFiltersProps {
  place: ListPlace;
  rows: readonly Schedule[];
  onChange: (change: Partial<ListPlace>) => void;
}

const STATES = [
  { label: 'Any state', value: 'all' },
  { label: 'On', value: 'on' },
  { label: 'Paused', value: 'paused' },
  { label: 'Deleted, last 24 h', value: 'deleted' },
];

const small = 'h-7! border-neutral-border text-12 max-md:h-9!';

/** Narrows the list down and sorts it; agents and tags are those of the rows that are shown. */
export function ListFilters({ place, rows, onChange }: ListFiltersProps) {
  const state = place.deleted ? 'deleted' : place.enabled === null ? 'all' : place.enabled ? 'on' : 'paused';
  return (
    <>
      <Select
        aria-label="State"
        className={small}
        options={STATES}
        value={state}
        onChange={({ target: { value } }) =>
          onChange({
            deleted: value === 'deleted',
            enabled: value === 'on' ? true : value === 'paused' ? false : null,
          })
        }
      />
      <Select
        aria-label="Agent"
        className={`${small} max-w-44`}
        options={choices(
          'Any agent',
          place.agent,
          rows.map(({ agentId }) => agentId),
        )}
        value={place.agent}
        onChange={({ target }) => onChange({ agent: target.value })}
      />
      <Select
        aria-label="Tag"
        className={`${small} max-w-44`}
        options={choices(
          'Any tag',
          place.tag,
          rows.flatMap(({ tags }) => tags),
        )}
        value={place.tag}
        onChange={({ target }) => onChange({ tag: target.value })}
      />
      {place.deleted ? null : (
        // The heads of columns do the most of it, where there are any.
        <div className="md:max-[1359px]:hidden">
          <Select
            aria-label="Sort by"
            className={small}
            options={SORT_CHOICES}
            value={place.sort}
            onChange={({ target }) => onChange({ sort: sortFrom(target.value) })}
          />
        </div>
      )}
      {isFiltered(place) ? (
        <Button look="ghost" size="sm" onClick={() => onChange(NO_FILTER)}>
          <X aria-hidden />
          Clear filters
        </Button>
      ) : null}
    </>
  );
}

/** The value that is chosen stays among them, even when no row has it. */
function choices(any: string, chosen: string, values: readonly string[]) {
  const all = new Set(chosen === '' ? values : [chosen, ...values]);
  return [{ label: any, value: '' }, ...[...all].toSorted().map((value) => ({ label: value, value }))];
}
