'use client';

import { Switch as RadixSwitch } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './class-names';

interface SwitchProps extends ComponentProps<typeof RadixSwitch.Root> {
  /** In a table: on is an outline, so that a column of switches doesn't shout. */
  quiet?: boolean;
}

export function Switch({ quiet, className, ...rest }: SwitchProps) {
  return (
    <RadixSwitch.Root
      className={cn(
        'group hit-area inline-block h-4 w-7 shrink-0 rounded-full border border-border-strong bg-surface-raised align-middle transition-colors disabled:opacity-50 data-[state=checked]:border-accent',
        quiet ? 'data-[state=checked]:bg-surface-selected' : 'data-[state=checked]:bg-accent',
        className,
      )}
      {...rest}
    >
      <RadixSwitch.Thumb
        className={cn(
          'block size-2.5 translate-x-0.5 rounded-full bg-border-strong transition-transform data-[state=checked]:translate-x-3.5',
          quiet ? 'data-[state=checked]:bg-accent' : 'data-[state=checked]:bg-on-accent',
        )}
      />
    </RadixSwitch.Root>
  );
}
