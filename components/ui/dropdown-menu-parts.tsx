'use client';

import { Menu } from 'radix-ui/internal';
import { type ComponentProps, type FocusEvent, useRef } from 'react';
import { cn } from './class-names';
import type { MenuState } from './menu-state';

type ContentProps = ComponentProps<typeof Menu.Content>;

/** What a menu opens. Not modal: the page stays in reach of screen readers and can be scrolled. */
export function MenuLayer({ menu, content }: { menu: MenuState; content: ContentProps }) {
  // Mounted by the first opening: a list has a menu in each of its rows.
  const wasOpened = useRef(false);
  wasOpened.current ||= menu.open !== null;
  if (!wasOpened.current) return null;
  return (
    <Menu.Root
      modal={false}
      open={menu.open !== null}
      onOpenChange={(open) => menu.setOpen(open ? 'pointer' : null)}
    >
      <Menu.Anchor virtualRef={menu.trigger} />
      <MenuContent menu={menu} {...content} />
    </Menu.Root>
  );
}

/** Put where it stands, not at the end of the document: it stays in its landmark and next in the order of Tab. */
export function MenuContent({ menu, className, ...rest }: ContentProps & { menu?: MenuState }) {
  const leftByPointer = useRef(false);
  const enter = (event: FocusEvent<HTMLElement>) => {
    // A key that was pressed before this code was here is unknown to it.
    if (menu?.open === 'key' && event.target === event.currentTarget)
      event.currentTarget.querySelector<HTMLElement>('[role^=menuitem]:not([data-disabled])')?.focus();
  };
  return (
    <Menu.Content
      id={`${menu?.id}-menu`}
      aria-labelledby={menu?.id}
      align="end"
      sideOffset={4}
      collisionPadding={8}
      className={cn(
        'z-50 min-w-52 animate-enter rounded border bg-surface-raised p-1 text-left shadow-raised',
        className,
      )}
      onFocus={enter}
      onInteractOutside={() => {
        leftByPointer.current = true;
      }}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        if (!leftByPointer.current) menu?.trigger.current?.focus();
        leftByPointer.current = false;
      }}
      {...rest}
    />
  );
}

const item =
  'flex h-7 cursor-default items-center gap-2 rounded-chip px-2 outline-none select-none data-[disabled]:opacity-50 data-[highlighted]:bg-surface-hover max-md:h-10 [&>svg]:size-3.5 [&>svg]:stroke-2 [&>svg]:text-text-muted';

interface MenuItemProps extends ComponentProps<typeof Menu.Item> {
  danger?: boolean;
}

export function MenuItem({ danger, className, ...rest }: MenuItemProps) {
  return (
    <Menu.Item className={cn(item, danger && 'text-danger-fg [&>svg]:text-danger-fg', className)} {...rest} />
  );
}

export const MenuRadioGroup = Menu.RadioGroup;

export function MenuRadioItem({ className, children, ...rest }: ComponentProps<typeof Menu.RadioItem>) {
  return (
    <Menu.RadioItem className={cn(item, 'pl-7', className)} {...rest}>
      <Menu.ItemIndicator className="absolute left-3 size-1.5 rounded-full bg-accent" />
      {children}
    </Menu.RadioItem>
  );
}

export function MenuSeparator() {
  return <Menu.Separator className="-mx-1 my-1 h-px bg-border" />;
}
