'use client';

import { Search } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useShortcuts } from '@/components/shortcuts/use-shortcuts';
import { inputClasses } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';

const DEBOUNCE_MS = 200;

interface SearchBoxProps {
  /** What is searched, for those who hear it and in the sheet of shortcuts: `schedules`. */
  noun: string;
  /** Where it looks. */
  placeholder: string;
  value: string;
  onChange: (search: string) => void;
  /** What stands beside it. */
  children?: ReactNode;
}

/** Text that a list is kept to; `/` goes there. */
export function SearchBox({ noun, placeholder, value, onChange, children }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);

  const sent = useRef(value);

  useEffect(() => {
    // From elsewhere, such as the back button: not the echo of what was typed here, which may be behind the typing.
    if (value !== sent.current) setText(value);
    sent.current = value;
  }, [value]);

  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => {
      sent.current = text;
      onChange(text);
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);

  useShortcuts('Lists', [{ keys: '/', label: `Search ${noun}`, run: () => input.current?.focus() }]);

  return (
    <search className="flex flex-wrap items-center gap-2 border-b px-6 py-2.5 max-md:px-4 max-md:py-2">
      <div className="relative w-80 max-w-full max-md:w-full">
        <Search className="absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-text-faint" aria-hidden />
        <input
          ref={input}
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={placeholder}
          aria-label={`Search ${noun}`}
          maxLength={255}
          className={`${inputClasses} peer h-7! border-neutral-border pr-8 pl-8 max-md:h-9!`}
        />
        <Kbd className="absolute top-1/2 right-1.5 -translate-y-1/2 peer-focus:hidden max-md:hidden">/</Kbd>
      </div>
      {children}
    </search>
  );
}
