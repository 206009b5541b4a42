'use client';

import { Slot } from 'radix-ui';
import {
  type ComponentProps,
  createContext,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  use,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import type * as Parts from './dropdown-menu-parts';
import type { MenuState, OpenBy } from './menu-state';
import { onDemand } from './on-demand';

const parts = onDemand(() => import('./dropdown-menu-parts'));

const MenuContext = createContext<MenuState | null>(null);

/**
 * A button and what it opens. The button is all that a page begins with; the rest is fetched when somebody comes near, and opens by the first
 * click or key also when it comes later.
 */
export function Menu({ children }: { children: ReactNode }) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<OpenBy>(null);
  const state = useMemo(() => ({ id, open, setOpen, trigger }), [id, open]);
  return <MenuContext value={state}>{children}</MenuContext>;
}

function useMenu(): MenuState {
  const state = use(MenuContext);
  if (!state) throw new Error('A part of a menu is used outside of Menu');
  return state;
}

export function MenuTrigger({ asChild, ...rest }: ComponentProps<'button'> & { asChild?: boolean }) {
  const { id, open, setOpen, trigger } = useMenu();
  const Part = asChild ? Slot.Root : 'button';
  const show = (by: OpenBy) => {
    parts.prepare();
    setOpen(by);
  };
  const press = (event: PointerEvent) => {
    if (event.button !== 0 || event.ctrlKey) return;
    show(open ? null : 'pointer');
    // The focus goes into the menu.
    if (!open) event.preventDefault();
  };
  const key = (event: KeyboardEvent) => {
    if (!['ArrowDown', 'Enter', ' '].includes(event.key)) return;
    event.preventDefault();
    show(open && event.key !== 'ArrowDown' ? null : 'key');
  };
  // Of a screen reader or by voice: without a pointer or a key.
  const click = (event: MouseEvent) => {
    if (event.detail === 0) show(open ? null : 'key');
  };
  return (
    <Part
      type="button"
      ref={trigger}
      id={id}
      aria-haspopup="menu"
      aria-expanded={open !== null}
      aria-controls={open ? `${id}-menu` : undefined}
      data-state={open ? 'open' : 'closed'}
      onClick={click}
      onFocus={parts.prepare}
      onKeyDown={key}
      onPointerDown={press}
      onPointerEnter={parts.prepare}
      {...rest}
    />
  );
}

export function MenuContent(props: ComponentProps<typeof Parts.MenuContent>) {
  const loaded = parts.use();
  const menu = useMenu();
  return loaded ? <loaded.MenuLayer menu={menu} content={props} /> : null;
}

export function MenuItem(props: ComponentProps<typeof Parts.MenuItem>) {
  const loaded = parts.use();
  return loaded ? <loaded.MenuItem {...props} /> : null;
}

export function MenuRadioGroup(props: ComponentProps<typeof Parts.MenuRadioGroup>) {
  const loaded = parts.use();
  return loaded ? <loaded.MenuRadioGroup {...props} /> : null;
}

export function MenuRadioItem(props: ComponentProps<typeof Parts.MenuRadioItem>) {
  const loaded = parts.use();
  return loaded ? <loaded.MenuRadioItem {...props} /> : null;
}

export function MenuSeparator() {
  const loaded = parts.use();
  return loaded ? <loaded.MenuSeparator /> : null;
}
