'use client';

import { AlertDialog as RadixAlertDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button';

interface AlertDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, in numbers. */
  description: ReactNode;
  keepLabel: string;
  actionLabel: string;
  busy?: boolean;
  /** Until a condition holds, such as a typed name. */
  actionDisabled?: boolean;
  onAction: () => void;
  children?: ReactNode;
}

/** Asks before something that can't be taken back at once. Stays open while it works, so that an error can be shown in it. */
export function AlertDialog(props: AlertDialogProps) {
  return (
    <RadixAlertDialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <RadixAlertDialog.Portal>
        <RadixAlertDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <RadixAlertDialog.Content className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-32px)] w-[440px] max-w-[calc(100vw-32px)] -translate-1/2 overflow-y-auto rounded border bg-surface-raised p-5 shadow-raised">
          <RadixAlertDialog.Title className="text-16 font-semibold break-words">
            {props.title}
          </RadixAlertDialog.Title>
          <RadixAlertDialog.Description asChild>
            <div className="mt-1 text-text-muted">{props.description}</div>
          </RadixAlertDialog.Description>
          {props.children}
          <div className="mt-5 flex justify-end gap-2">
            <RadixAlertDialog.Cancel asChild>
              <Button>{props.keepLabel}</Button>
            </RadixAlertDialog.Cancel>
            <Button
              look="solidDanger"
              busy={props.busy}
              disabled={props.actionDisabled}
              onClick={props.onAction}
            >
              {props.actionLabel}
            </Button>
          </div>
        </RadixAlertDialog.Content>
      </RadixAlertDialog.Portal>
    </RadixAlertDialog.Root>
  );
}
