'use client';

import type { Execution } from '@/lib/contracts/execution';
import { AgentFilter } from './agent-filter';
import type { RunPlace } from './run-place';
import { OutcomeSelect, TriggerSelect } from './run-selects';
import { ScheduleFilter } from './schedule-filter';
import { TimeFilter } from './time-filter';

interface RunFiltersProps {
  place: RunPlace;
  rows: readonly Execution[];
  scheduleName: string | null;
  onChange: (change: Partial<RunPlace>) => void;
}

/** Narrows the list down. */
export function RunFilters({ place, rows, scheduleName, onChange }: RunFiltersProps) {
  return (
    <div className="contents max-md:grid max-md:w-full max-md:grid-cols-2 max-md:gap-2">
      <OutcomeSelect value={place.status} onChange={(status) => onChange({ status })} />
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
        <TriggerSelect value={place.trigger} onChange={(trigger) => onChange({ trigger })} />
      </div>
    </div>
  );
}
