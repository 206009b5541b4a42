'use client';

import { useRouter } from 'next/navigation';
import { useShortcuts } from '@/components/shortcuts/use-shortcuts';

/** The element that has the focus of a row: its name. Enter opens it by itself. */
const ROW_FOCUS = '[data-schedule-row] [data-row-focus]';

const focusables = () => [...document.querySelectorAll<HTMLElement>(ROW_FOCUS)];

const focusedId = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('[data-schedule-row]')?.dataset.scheduleRow;

function move(by: number) {
  const all = focusables();
  const at = all.findIndex(
    (one) => one.closest<HTMLElement>('[data-schedule-row]')?.dataset.scheduleRow === focusedId(),
  );
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
  all[next]?.focus();
}

/** A click without a pointer, which its button takes for a key. */
const openMenu = () =>
  document.activeElement
    ?.closest('[data-schedule-row]')
    ?.querySelector<HTMLElement>('[data-row-menu]')
    ?.click();

interface RowKeys {
  clear: () => void;
  toggle: (id: string) => void;
}

/** Goes through the rows by keys, and chooses or edits the one that has the focus. */
export function useRowKeys({ clear, toggle }: RowKeys): void {
  const router = useRouter();
  const withFocused = (run: (id: string) => void) => () => {
    const id = focusedId();
    if (id !== undefined) run(id);
  };
  useShortcuts('Schedules', [
    { keys: 'j', label: 'Next row', run: () => move(1) },
    { keys: 'k', label: 'Previous row', run: () => move(-1) },
    { keys: 'x', label: 'Select the row', run: withFocused(toggle) },
    { keys: 'e', label: 'Edit the row', run: withFocused((id) => router.push(`/schedules/${id}/edit`)) },
    { keys: 'm', label: 'Menu of the row', run: openMenu },
    { keys: 'Escape', label: 'Clear the selection', run: clear },
  ]);
}
