'use client';

import { useEffect } from 'react';
import { shortcutStore } from './shortcut-store';

const BUSY =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

interface KeyListenerProps {
  /** Something opens over the page: what is typed until it is there is meant for it. */
  isCovered: boolean;
}

/** The one listener for all shortcuts. */
export function KeyListener({ isCovered }: KeyListenerProps) {
  useEffect(() => shortcutStore.restore(localStorage), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // Whatever has the focus comes first; a press that composes a character is none of ours.
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const run = shortcutStore.match(event, isCovered || isBusy(event.target));
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isCovered]);
  return null;
}

const isBusy = (target: EventTarget | null): boolean =>
  (target instanceof Element && target.closest(BUSY) !== null) ||
  document.querySelector('[role=dialog], [role=alertdialog]') !== null;
