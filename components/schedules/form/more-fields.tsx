'use client';

import { ChevronRight } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type FieldPath, get, useFormContext } from 'react-hook-form';
import type { ScheduleFormValues } from './form-values';

interface MoreFieldsProps {
  title: string;
  /** What holds now, so that nobody has to open it to see. */
  summary: string;
  /** The fields inside: it opens when one of them is wrong. */
  fields: readonly FieldPath<ScheduleFormValues>[];
  children: ReactNode;
}

/** Fields that have good defaults, one line until they are wanted. */
export function MoreFields({ title, summary, fields, children }: MoreFieldsProps) {
  const { formState } = useFormContext<ScheduleFormValues>();
  const [open, setOpen] = useState(false);
  const content = useRef<HTMLDivElement>(null);
  const isWrong = fields.some((field) => get(formState.errors, field) !== undefined);

  useEffect(() => {
    if (isWrong) setOpen(true);
  }, [isWrong]);

  // The form gave the focus to the first wrong field, and that was not on the page yet.
  useEffect(() => {
    if (!open || !isWrong || document.activeElement?.getAttribute('aria-invalid') === 'true') return;
    content.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [open, isWrong]);

  return (
    <Collapsible.Root open={open} onOpenChange={setOpen}>
      <Collapsible.Trigger className="group -ml-1.5 flex min-h-7 max-w-full items-center gap-2 rounded-chip px-1.5 text-left hover:bg-surface-hover max-md:min-h-9">
        <ChevronRight
          className="size-4 text-text-muted transition-transform group-data-[state=open]:rotate-90"
          aria-hidden
        />
        <span className="font-medium whitespace-nowrap text-text-muted">{title}</span>
        <span className="min-w-0 truncate text-12 text-text-muted max-md:hidden">{summary}</span>
      </Collapsible.Trigger>
      <Collapsible.Content ref={content} className="grid gap-4 pt-3">
        {children}
      </Collapsible.Content>
    </Collapsible.Root>
  );
}
