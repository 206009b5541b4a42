'use client';

import { useEffect, useEffectEvent } from 'react';
import { type Shortcut, shortcutStore } from './shortcut-store';

/**
 * Registers the shortcuts of a page or a part of it while it is shown, so that they work and the `?` sheet lists them:
 *
 *   useShortcuts('Execution', [
 *     { keys: '[', label: 'Previous run', run: goBack },
 *     { keys: 'Shift+R', label: 'Run again', run: runAgain },
 *   ]);
 *
 * Keys are off in fields, dialogs and menus, and when somebody has switched them off. Without `run` one is only listed, for what listens
 * to keys by itself.
 */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const run = useEffectEvent((keys: string) => shortcuts.find((shortcut) => shortcut.keys === keys)?.run?.());
  // What they run may be new with every rendering; what they are is not.
  const words = JSON.stringify(shortcuts.map(({ keys, label, run }) => [keys, label, run !== undefined]));
  useEffect(() => {
    const entries = JSON.parse(words) as [string, string, boolean][];
    return shortcutStore.register({
      shortcuts: entries.map(([keys, label, runs]) => ({
        keys,
        label,
        run: runs ? () => run(keys) : undefined,
      })),
      title,
    });
  }, [title, words]);
}
