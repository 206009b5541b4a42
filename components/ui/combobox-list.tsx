import { Command } from 'cmdk';
import { Check, Search } from 'lucide-react';
import { useState } from 'react';
import { cn } from './class-names';
import type { ComboboxChoice } from './combobox-choice';

/** What a combobox opens: a field to search in, and what matches. */
export default function ComboboxList({ noun, value, listGroups, onChange, onSearch }: ComboboxChoice) {
  const [known] = useState(listGroups);
  const groups = onSearch ? listGroups() : known;
  return (
    <Command
      label={`Search ${noun}`}
      loop
      defaultValue={value}
      filter={containsWords}
      shouldFilter={!onSearch}
    >
      <div className="flex items-center gap-2 border-b px-2.5">
        <Search className="size-3.5 text-text-faint" aria-hidden />
        <Command.Input
          autoFocus
          onValueChange={onSearch}
          placeholder={`Search ${noun}`}
          className="h-9 min-w-0 flex-1 bg-transparent outline-none max-md:h-11 max-md:text-16"
        />
      </div>
      <Command.List label={noun} className="max-h-72 overflow-y-auto p-1">
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

/** Every word that was typed has to be in the value or its keywords; a place's own name counts most. */
function containsWords(value: string, search: string, keywords: string[] = []): number {
  const text = [value, ...keywords].join(' ').toLowerCase().replaceAll(/[_/]/g, ' ');
  const words = search
    .toLowerCase()
    .split(/[\s_/]+/)
    .filter(Boolean);
  if (!words.every((word) => text.includes(word))) return 0;
  return words.every((word) => ` ${text}`.includes(` ${word}`)) ? 1 : 0.5;
}
