'use client';

import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './class-names';

interface SegmentedControlProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onChange: (value: Value) => void;
  className?: string;
}

/** Two to four views of the same data; arrow keys move between them. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={props.label}
      value={props.value}
      onValueChange={(value) => value && props.onChange(value as Value)}
      className={cn(
        'inline-flex shrink-0 gap-0.5 rounded bg-surface-sunken p-0.5 whitespace-nowrap ring-1 ring-border ring-inset',
        props.className,
      )}
    >
      {props.options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="inline-flex h-6 items-center gap-1.5 rounded-chip px-2.5 text-12 font-medium text-text-muted transition-colors hover:text-text data-[state=on]:bg-surface-raised data-[state=on]:text-text data-[state=on]:ring-1 data-[state=on]:ring-neutral-border max-md:h-8"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
