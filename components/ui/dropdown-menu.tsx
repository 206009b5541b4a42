'use client';

import { DropdownMenu } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './class-names';

/** Not modal: the page stays in reach of screen readers and can be scrolled. */
export function Menu(props: ComponentProps<typeof DropdownMenu.Root>) {
  return <DropdownMenu.Root modal={false} {...props} />;
}

export const MenuTrigger = DropdownMenu.Trigger;
export const MenuRadioGroup = DropdownMenu.RadioGroup;

const item =
  'flex h-7 cursor-default items-center gap-2 rounded-chip px-2 outline-none select-none data-[disabled]:opacity-50 data-[highlighted]:bg-surface-hover max-md:h-10 [&>svg]:size-3.5 [&>svg]:stroke-2 [&>svg]:text-text-muted';

/** Put where it stands, not at the end of the document: it stays in its landmark and next in the order of Tab. */
export function MenuContent({ className, ...rest }: ComponentProps<typeof DropdownMenu.Content>) {
  return (
    <DropdownMenu.Content
      align="end"
      sideOffset={4}
      collisionPadding={8}
      className={cn(
        'z-50 min-w-52 animate-enter rounded border bg-surface-raised p-1 text-left shadow-raised',
        className,
      )}
      {...rest}
    />
  );
}

interface MenuItemProps extends ComponentProps<typeof DropdownMenu.Item> {
  danger?: boolean;
}

export function MenuItem({ danger, className, ...rest }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      className={cn(item, danger && 'text-danger-fg [&>svg]:text-danger-fg', className)}
      {...rest}
    />
  );
}

export function MenuRadioItem({
  className,
  children,
  ...rest
}: ComponentProps<typeof DropdownMenu.RadioItem>) {
  return (
    <DropdownMenu.RadioItem className={cn(item, 'pl-7', className)} {...rest}>
      <DropdownMenu.ItemIndicator className="absolute left-3 size-1.5 rounded-full bg-accent" />
      {children}
    </DropdownMenu.RadioItem>
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-border" />;
}
