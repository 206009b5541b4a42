'use client';

import { Select } from '@/components/ui/select';
import { type ExecutionStatus, TRIGGERS, type Trigger } from '@/lib/domain/execution';
import { filterBox } from './filter-box';
import { OUTCOMES, STARTED_BY } from './run-words';

const TRIGGER_OPTIONS = [
  { label: 'Started by anything', value: '' },
  ...TRIGGERS.map((trigger) => ({ label: STARTED_BY[trigger], value: trigger })),
];

interface OutcomeSelectProps {
  value: readonly ExecutionStatus[];
  onChange: (value: ExecutionStatus[]) => void;
}

/** What is chosen stays among them, whatever it is. */
export function OutcomeSelect({ value, onChange }: OutcomeSelectProps) {
  const status = value.toSorted().join(',');
  const known = OUTCOMES.some((option) => option.value === status);
  return (
    <Select
      aria-label="Outcome"
      className={filterBox}
      options={known ? OUTCOMES : [...OUTCOMES, { label: status.replaceAll(',', ', '), value: status }]}
      value={status}
      onChange={({ target }) =>
        onChange(target.value === '' ? [] : (target.value.split(',') as ExecutionStatus[]))
      }
    />
  );
}

interface TriggerSelectProps {
  value: Trigger | null;
  onChange: (value: Trigger | null) => void;
}

export function TriggerSelect({ value, onChange }: TriggerSelectProps) {
  return (
    <Select
      aria-label="Started by"
      className={filterBox}
      options={TRIGGER_OPTIONS}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? null : (target.value as Trigger))}
    />
  );
}
