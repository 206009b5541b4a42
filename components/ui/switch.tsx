'use client';

import { type ComponentProps, useState } from 'react';
import { cn } from './class-names';

interface SwitchProps extends Omit<ComponentProps<'button'>, 'onChange' | 'type' | 'value'> {
  /** Given by whoever keeps the state; without it the switch keeps it by itself. */
  checked?: boolean;
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  /** In a table: on is an outline, so that a column of switches doesn't shout. */
  quiet?: boolean;
}

export function Switch({ checked, defaultChecked, onCheckedChange, quiet, className, ...rest }: SwitchProps) {
  const [own, setOwn] = useState(defaultChecked ?? false);
  const isOn = checked ?? own;
  const turn = () => {
    setOwn(!isOn);
    onCheckedChange?.(!isOn);
  };
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      onClick={turn}
      className={cn(
        'hit-area inline-block h-4 w-7 shrink-0 rounded-full border border-border-strong bg-surface-raised align-middle transition-colors disabled:opacity-50 aria-checked:border-accent',
        quiet ? 'aria-checked:bg-surface-selected' : 'aria-checked:bg-accent',
        className,
      )}
      {...rest}
    >
      <span
        className={cn(
          'block size-2.5 rounded-full transition-transform',
          isOn ? 'translate-x-3.5' : 'translate-x-0.5 bg-border-strong',
          isOn && (quiet ? 'bg-accent' : 'bg-on-accent'),
        )}
      />
    </button>
  );
}
