'use client';

import { cn } from '@/components/ui/class-names';
import { Combobox } from '@/components/ui/combobox';
import { filterBox } from './filter-box';
import { useScheduleChoices } from './use-filter-choices';

interface ScheduleFilterProps {
  /** Of the schedule that is chosen; empty: any. */
  value: string;
  /** Its name, as far as that is known. */
  name: string | null;
  onChange: (id: string) => void;
}

/** One of all schedules, found by a part of its name. */
export function ScheduleFilter({ value, name, onChange }: ScheduleFilterProps) {
  const { schedules, setSearch } = useScheduleChoices();
  const options = schedules.map(({ agentId, id, name: label }) => ({ detail: agentId, label, value: id }));
  return (
    <Combobox
      id="schedule-filter"
      label="Schedule"
      noun="schedules"
      className={cn(filterBox, 'w-40 max-md:w-full')}
      value={value}
      shown={<span className="truncate">{value === '' ? 'Any schedule' : (name ?? value)}</span>}
      listGroups={() => [
        ...(value === '' ? [] : [{ heading: 'All', options: [{ label: 'Any schedule', value: '' }] }]),
        { heading: 'Schedules', options },
      ]}
      onOpen={() => setSearch('')}
      onSearch={setSearch}
      onChange={onChange}
    />
  );
}
