'use client';

import { Keys } from '@/components/shortcuts/keys';

const HINTS = [
  { keys: 'ArrowUp ArrowDown', words: 'move' },
  { keys: 'Enter', words: 'open' },
  { keys: 'Mod+Enter', words: 'new tab' },
];

/** How to use the menu; its keys are those of any list. */
export function CommandHints() {
  return (
    <div className="flex gap-4 border-t bg-surface-sunken px-4 py-2 text-12 text-text-muted max-md:hidden">
      {HINTS.map(({ keys, words }) => (
        <span key={words} className="inline-flex items-center gap-1.5">
          <Keys keys={keys} /> {words}
        </span>
      ))}
    </div>
  );
}
