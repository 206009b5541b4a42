'use client';

import { Command } from 'cmdk';
import { Check, ChevronDown, Search } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { cn } from './class-names';
import { inputClasses } from './input';

export interface ComboboxOption {
  value: string;
  label: string;
  /** Said after the label, in a quieter colour. */
  detail?: string;
  /** Also found by these words. */
  keywords?: string[];
}

interface ComboboxGroup {
  heading: string;
  options: readonly ComboboxOption[];
}

interface ComboboxProps {
  id: string;
  /** What is searched, such as "time zones". */
  noun: string;
  value: string;
  /** What the closed box shows. */
  shown: ReactNode;
  /** Asked once each time that the list opens. No value twice. */
  listGroups: () => readonly ComboboxGroup[];
  onChange: (value: string) => void;
  invalid?: boolean;
  describedBy?: string;
}

/** A box that opens a searchable list; everything by keyboard. */
export function Combobox(props: ComboboxProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        id={props.id}
        role="combobox"
        aria-expanded={open}
        aria-haspopup="dialog"
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        className={cn(inputClasses, 'flex items-center gap-2 text-left')}
      >
        <span className="flex min-w-0 flex-1 items-center gap-2">{props.shown}</span>
        <ChevronDown className="size-4 text-text-muted" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={`Search ${props.noun}`}
          className="z-50 w-(--radix-popover-trigger-width) min-w-72 animate-enter overflow-hidden rounded border bg-surface-raised shadow-raised"
        >
          <SearchableList
            {...props}
            onChange={(value) => {
              props.onChange(value);
              setOpen(false);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function SearchableList({ noun, value, listGroups, onChange }: ComboboxProps) {
  const [groups] = useState(listGroups);
  return (
    <Command label={`Search ${noun}`} loop defaultValue={value}>
      <div className="flex items-center gap-2 border-b px-2.5">
        <Search className="size-3.5 text-text-faint" aria-hidden />
        <Command.Input
          placeholder={`Search ${noun}`}
          className="h-9 min-w-0 flex-1 bg-transparent outline-none max-md:h-11 max-md:text-16"
        />
      </div>
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-3 text-text-muted">No {noun} match</Command.Empty>
        {groups.map((group) => (
          <Command.Group
            key={group.heading}
            heading={group.heading}
            className="**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:py-1 **:[[cmdk-group-heading]]:text-12 **:[[cmdk-group-heading]]:text-text-muted"
          >
            {group.options.map((option) => (
              <Command.Item
                key={option.value}
                value={option.value}
                keywords={option.keywords}
                onSelect={() => onChange(option.value)}
                className="flex h-7 items-center gap-2 rounded-chip px-2 data-[selected=true]:bg-surface-hover max-md:h-10"
              >
                <span className="truncate">{option.label}</span>
                <span className="ml-auto text-12 text-text-faint tabular-nums">{option.detail}</span>
                <Check
                  className={cn('size-3.5 text-text-muted', option.value !== value && 'invisible')}
                  aria-hidden
                />
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}
