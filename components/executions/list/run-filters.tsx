'use client';

import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { Execution } from '@/lib/contracts/execution';
import { type ExecutionStatus, TRIGGERS, type Trigger } from '@/lib/domain/execution';
import { ALL_RUNS, isKeptTo, type RunPlace, type Span } from './run-place';

interface RunFiltersProps {
  place: RunPlace;
  rows: readonly Execution[];
  onChange: (change: Partial<RunPlace>) => void;
}

const OUTCOMES = [
  { label: 'Any outcome', value: '' },
  { label: 'Failed', value: 'failed' },
  { label: 'Succeeded', value: 'succeeded' },
  { label: 'Cancelled', value: 'cancelled' },
  { label: 'Not ended yet', value: 'pending,retrying,running,waiting' },
  { label: 'Running', value: 'running' },
  { label: 'Retrying', value: 'retrying' },
];
const TIMES: readonly { label: string; value: Span | '' }[] = [
  { label: 'Any time', value: '' },
  { label: 'Last hour', value: '1h' },
  { label: 'Last 24 h', value: '24h' },
  { label: 'Last 7 days', value: '7d' },
  { label: 'Last 30 days', value: '30d' },
];
const STARTED_BY: Record<Trigger, string> = {
  adopted: 'Adopted',
  backfill: 'Backfill',
  dependency: 'Another run',
  manual: 'By hand',
  replay: 'Replay',
  schedule: 'Its schedule',
};

const small = 'h-7! border-neutral-border text-12 max-md:h-9!';

/** Narrows the list down; agents and schedules are those of the rows that are shown. */
export function RunFilters({ place, rows, onChange }: RunFiltersProps) {
  const status = place.status.toSorted().join(',');
  const names = new Map(rows.map(({ scheduleId, scheduleName }) => [scheduleId, scheduleName ?? scheduleId]));
  return (
    <>
      <Select
        aria-label="Outcome"
        className={small}
        options={withChosen(OUTCOMES, status, status.replaceAll(',', ', '))}
        value={status}
        onChange={({ target: { value } }) =>
          onChange({ status: value === '' ? [] : (value.split(',') as ExecutionStatus[]) })
        }
      />
      <Select
        aria-label="Time"
        className={small}
        options={TIMES}
        value={place.since ?? ''}
        onChange={({ target: { value } }) =>
          onChange({ from: '', since: value === '' ? null : (value as Span), to: '' })
        }
      />
      <Select
        aria-label="Schedule"
        className={`${small} max-w-44`}
        options={choices('Any schedule', place.schedule, names)}
        value={place.schedule}
        onChange={({ target }) => onChange({ schedule: target.value })}
      />
      <Select
        aria-label="Agent"
        className={`${small} max-w-44`}
        options={choices('Any agent', place.agent, new Map(rows.map(({ agentId }) => [agentId, agentId])))}
        value={place.agent}
        onChange={({ target }) => onChange({ agent: target.value })}
      />
      <Select
        aria-label="Started by"
        className={small}
        options={[
          { label: 'Started by anything', value: '' },
          ...TRIGGERS.map((trigger) => ({ label: STARTED_BY[trigger], value: trigger })),
        ]}
        value={place.trigger ?? ''}
        onChange={({ target: { value } }) => onChange({ trigger: value === '' ? null : (value as Trigger) })}
      />
      {isKeptTo(place) ? (
        <Button look="ghost" size="sm" onClick={() => onChange(ALL_RUNS)}>
          <X aria-hidden />
          Clear filters
        </Button>
      ) : null}
    </>
  );
}

type Option = { label: string; value: string };

const withChosen = (options: readonly Option[], value: string, label: string): readonly Option[] =>
  options.some((option) => option.value === value) ? options : [...options, { label, value }];

/** The value that is chosen stays among them, even when no row has it. */
function choices(any: string, chosen: string, labels: ReadonlyMap<string, string>): readonly Option[] {
  const options = [...labels].map(([value, label]) => ({ label, value }));
  const sorted = options.toSorted((a, b) => a.label.localeCompare(b.label));
  return withChosen([{ label: any, value: '' }, ...sorted], chosen, chosen);
}
