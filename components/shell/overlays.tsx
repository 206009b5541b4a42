'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { KeyListener } from '@/components/shortcuts/key-listener';
import { useShortcuts } from '@/components/shortcuts/use-shortcuts';
import { showOverlay, useOverlay } from './overlay-store';
import { PLACES } from './places';

// Loaded when they are first opened.
const CommandMenu = dynamic(() => import('@/components/commands/command-menu'), { ssr: false });
const ShortcutSheet = dynamic(() => import('@/components/shortcuts/shortcut-sheet'), { ssr: false });

const close = () => showOverlay(null);

/** What every page can do by key, and what opens over it. */
export function Overlays() {
  const overlay = useOverlay();
  const router = useRouter();
  useShortcuts('Anywhere', [
    { keys: 'Mod+K', label: 'Search or run a command', run: () => showOverlay('commands') },
    { keys: '?', label: 'All shortcuts', run: () => showOverlay('shortcuts') },
    { keys: 'c', label: 'Create schedule', run: () => router.push('/schedules/new') },
    ...PLACES.map(({ href, key, label }) => ({
      keys: `g ${key}`,
      label: `Go to ${label.toLowerCase()}`,
      run: () => router.push(href),
    })),
  ]);
  return (
    <>
      <KeyListener isCovered={overlay !== null} />
      {overlay === 'commands' ? <CommandMenu onClose={close} /> : null}
      {overlay === 'shortcuts' ? <ShortcutSheet onClose={close} /> : null}
    </>
  );
}
