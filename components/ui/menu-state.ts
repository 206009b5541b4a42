import type { RefObject } from 'react';

/** Opened by a key, the first entry has the focus. */
export type OpenBy = 'key' | 'pointer' | null;

/** What the button of a menu and what it opens know of each other. */
export interface MenuState {
  id: string;
  open: OpenBy;
  setOpen: (open: OpenBy) => void;
  trigger: RefObject<HTMLButtonElement | null>;
}
