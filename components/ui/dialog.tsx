'use client';

import { X } from 'lucide-react';
import { Dialog as RadixDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button';
import { cn } from './class-names';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** Such as another width. */
  className?: string;
  children: ReactNode;
}

/** Something to read or to fill in before going on; for a question with consequences see AlertDialog. */
export function Dialog({ open, onOpenChange, title, description, className, children }: DialogProps) {
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <RadixDialog.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-32px)] w-[520px] max-w-[calc(100vw-32px)] -translate-1/2 overflow-y-auto rounded border bg-surface-raised p-5 shadow-raised',
            className,
          )}
        >
          <RadixDialog.Title className="pr-8 text-16 font-semibold break-words">{title}</RadixDialog.Title>
          {description ? (
            <RadixDialog.Description asChild>
              <div className="mt-1 text-text-muted">{description}</div>
            </RadixDialog.Description>
          ) : null}
          {children}
          {/* Last, so that the first thing to fill in has the focus. */}
          <RadixDialog.Close asChild>
            <Button look="ghost" size="iconSm" aria-label="Close" className="absolute top-4 right-4">
              <X aria-hidden />
            </Button>
          </RadixDialog.Close>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
