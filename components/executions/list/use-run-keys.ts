'use client';

import { useShortcuts } from '@/components/shortcuts/use-shortcuts';

/** Enter opens the one that has the focus by itself: they are links. */
function move(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-run]')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by));
  links[next]?.focus();
}

/** Goes through the executions by keys. */
export function useRunKeys(): void {
  useShortcuts('Executions', [
    { keys: 'j', label: 'Next execution', run: () => move(1) },
    { keys: 'k', label: 'Previous execution', run: () => move(-1) },
  ]);
}
