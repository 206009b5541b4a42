'use client';

import { Select } from '@/components/ui/select';
import type { Execution } from '@/lib/contracts/execution';
import { type ExecutionStatus, TRIGGERS, type Trigger } from '@/lib/domain/execution';
import { AgentFilter } from './agent-filter';
import { filterBox } from './filter-box';
import type { RunPlace } from './run-place';
import { OUTCOMES, STARTED_BY } from './run-words';
import { ScheduleFilter } from './schedule-filter';
import { TimeFilter } from './time-filter';

interface RunFiltersProps {
  place: RunPlace;
  rows: readonly Execution[];
  scheduleName: string | null;
  onChange: (change: Partial<RunPlace>) => void;
}

const TRIGGER_OPTIONS = [
  { label: 'Started by anything', value: '' },
  ...TRIGGERS.map((trigger) => ({ label: STARTED_BY[trigger], value: trigger })),
];

/** Narrows the list down. */
export function RunFilters({ place, rows, scheduleName, onChange }: RunFiltersProps) {
  const status = place.status.toSorted().join(',');
  const known = OUTCOMES.some(({ value }) => value === status);
  return (
    <div className="contents max-md:grid max-md:w-full max-md:grid-cols-2 max-md:gap-2">
      <Select
        aria-label="Outcome"
        className={filterBox}
        options={known ? OUTCOMES : [...OUTCOMES, { label: status.replaceAll(',', ', '), value: status }]}
        value={status}
        onChange={({ target: { value } }) =>
          onChange({ status: value === '' ? [] : (value.split(',') as ExecutionStatus[]) })
        }
      />
      <TimeFilter place={place} onChange={onChange} />
      <ScheduleFilter
        value={place.schedule}
        name={scheduleName}
        onChange={(schedule) => onChange({ schedule })}
      />
      <AgentFilter
        value={place.agent}
        shown={rows.map(({ agentId }) => agentId)}
        onChange={(agent) => onChange({ agent })}
      />
      <div className="max-md:col-span-2">
        <Select
          aria-label="Started by"
          className={filterBox}
          options={TRIGGER_OPTIONS}
          value={place.trigger ?? ''}
          onChange={({ target: { value } }) =>
            onChange({ trigger: value === '' ? null : (value as Trigger) })
          }
        />
      </div>
    </div>
  );
}
