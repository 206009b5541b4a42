'use client';

import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { cn } from './class-names';
import type { ComboboxChoice } from './combobox-choice';
import { inputClasses } from './input';

interface ComboboxProps extends ComboboxChoice {
  id: string;
  /** What the closed box shows. */
  shown: ReactNode;
  /** For those who hear it, where no label stands beside it. */
  label?: string;
  className?: string;
  invalid?: boolean;
  describedBy?: string;
}

// Opened seldom, and not small: fetched when the box gets the focus, so that it is there for what is typed.
const loadList = () => import('./combobox-list');
const ComboboxList = lazy(loadList);

/** A box that opens a searchable list; everything by keyboard. */
export function Combobox(props: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    if (next) props.onOpen?.();
  };
  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Trigger
        id={props.id}
        role="combobox"
        aria-label={props.label}
        aria-expanded={open}
        aria-haspopup="dialog"
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        onFocus={loadList}
        onPointerEnter={loadList}
        className={cn(inputClasses, 'flex items-center gap-2 text-left', props.className)}
      >
        <span className="flex min-w-0 flex-1 items-center gap-2">{props.shown}</span>
        <ChevronDown className="size-4 text-text-muted" aria-hidden />
      </Popover.Trigger>
      <Popover.Content
        align="start"
        sideOffset={4}
        collisionPadding={8}
        aria-label={`Search ${props.noun}`}
        className="z-50 w-(--radix-popover-trigger-width) min-w-72 animate-enter overflow-hidden rounded border bg-surface-raised shadow-raised"
      >
        <Suspense fallback={<div className="h-9" />}>
          <ComboboxList
            {...props}
            onChange={(value) => {
              props.onChange(value);
              setOpen(false);
            }}
          />
        </Suspense>
      </Popover.Content>
    </Popover.Root>
  );
}
