'use client';

import { useEffect, useState } from 'react';
import { countNew, upToDate } from './held-rows';

/** Scrolled so far, the reader looks at rows and not at what comes. */
const READING_FROM_PX = 64;

const hasFocusIn = (list: HTMLElement | null): boolean => list?.contains(document.activeElement) ?? false;

/**
 * The rows of a live list, which stand still while somebody reads further down or goes through them by keys: what is new waits until
 * it is asked for, or until the reader is at the top again.
 */
export function useHeldRows<Row extends { id: string }>(
  rows: readonly Row[],
  list: { current: HTMLElement | null },
) {
  const [held, setHeld] = useState<readonly Row[] | null>(null);
  const [reading, setReading] = useState(false);

  useEffect(() => {
    const look = () => setReading(window.scrollY > READING_FROM_PX || hasFocusIn(list.current));
    // The focus is nowhere while it moves from one row to the next.
    const lookSoon = () => setTimeout(look);
    window.addEventListener('scroll', look, { passive: true });
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', lookSoon);
    return () => {
      window.removeEventListener('scroll', look);
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', lookSoon);
    };
  }, [list]);

  if (!reading) {
    if (held !== null) setHeld(null);
    return { fresh: 0, release: () => {}, shown: rows };
  }
  const shown = held === null ? rows : upToDate(held, rows);
  if (shown !== held) setHeld(shown);
  return { fresh: countNew(shown, rows), release: () => setHeld(rows), shown };
}
