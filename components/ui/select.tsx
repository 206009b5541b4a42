'use client';

import { Check, ChevronDown } from 'lucide-react';
import { Select as RadixSelect } from 'radix-ui';
import { cn } from './class-names';
import { inputClasses } from './input';
import { styleNonce } from './style-nonce';

interface SelectProps<Value extends string> {
  id?: string;
  label?: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  onBlur?: () => void;
  invalid?: boolean;
  describedBy?: string;
  className?: string;
}

/** One of a few known values. For many, see Combobox. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  return (
    <RadixSelect.Root value={props.value} onValueChange={(value) => props.onChange(value as Value)}>
      <RadixSelect.Trigger
        id={props.id}
        aria-label={props.label}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        onBlur={props.onBlur}
        className={cn(inputClasses, 'flex items-center gap-2 text-left', props.className)}
      >
        <span className="min-w-0 flex-1 truncate">
          <RadixSelect.Value />
        </span>
        <ChevronDown className="size-4 text-text-muted" aria-hidden />
      </RadixSelect.Trigger>
      <RadixSelect.Content
        position="popper"
        sideOffset={4}
        className="z-50 max-h-80 min-w-(--radix-select-trigger-width) animate-enter overflow-y-auto rounded border bg-surface-raised p-1 shadow-raised"
      >
        <RadixSelect.Viewport nonce={styleNonce()}>
          {props.options.map((option) => (
            <RadixSelect.Item
              key={option.value}
              value={option.value}
              className="flex h-7 cursor-default items-center gap-2 rounded-chip px-2 outline-none select-none data-[highlighted]:bg-surface-hover max-md:h-10"
            >
              <RadixSelect.ItemText>{option.label}</RadixSelect.ItemText>
              <RadixSelect.ItemIndicator className="ml-auto">
                <Check className="size-3.5 text-text-muted" aria-hidden />
              </RadixSelect.ItemIndicator>
            </RadixSelect.Item>
          ))}
        </RadixSelect.Viewport>
      </RadixSelect.Content>
    </RadixSelect.Root>
  );
}
