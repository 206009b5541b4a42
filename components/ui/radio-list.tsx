'use client';

import { RadioGroup } from 'radix-ui';
import { type ReactNode, useId } from 'react';

interface RadioListProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}

/** One of a few choices that need a sentence each; arrow keys move between them. */
export function RadioList({ label, value, onChange, children }: RadioListProps) {
  return (
    <RadioGroup.Root aria-label={label} value={value} onValueChange={onChange} className="grid gap-2">
      {children}
    </RadioGroup.Root>
  );
}

interface RadioChoiceProps {
  value: string;
  label: string;
  hint: ReactNode;
  disabled?: boolean;
}

export function RadioChoice({ value, label, hint, disabled }: RadioChoiceProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
      <RadioGroup.Item
        id={id}
        value={value}
        disabled={disabled}
        aria-describedby={`${id}-hint`}
        className="mt-0.5 grid size-4 place-items-center rounded-full border border-border-strong bg-surface-raised disabled:opacity-50 data-[state=checked]:border-accent"
      >
        <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
      </RadioGroup.Item>
      <label htmlFor={id} className={disabled ? 'text-text-muted' : 'font-medium'}>
        {label}
      </label>
      <p id={`${id}-hint`} className="col-start-2 text-12 text-text-muted">
        {hint}
      </p>
    </div>
  );
}
