'use client';

import { useSyncExternalStore } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Switch } from '@/components/ui/switch';
import { Keys } from './keys';
import { type Shortcut, type ShortcutGroup, shortcutStore } from './shortcut-store';

/** All that the keyboard can do where one is, and the switch for it. */
export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const groups = useSyncExternalStore(shortcutStore.subscribe, shortcutStore.readGroups);
  const isOn = useSyncExternalStore(shortcutStore.subscribe, shortcutStore.readIsOn);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Keyboard shortcuts" className="w-[640px]">
      <div className="mt-3 grid gap-x-10 gap-y-5 md:grid-cols-2">
        {merged(groups).map(({ title, shortcuts }) => (
          <section key={title} aria-label={title}>
            <h3 className="mb-1 text-12 text-text-muted">{title}</h3>
            <dl>
              {shortcuts.map(({ keys, label }) => (
                <div key={keys} className="flex h-7 items-center justify-between gap-4">
                  <dt className="truncate">{label}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="mt-5 flex items-center gap-3 border-t pt-4">
        <Switch
          id="shortcuts-on"
          checked={isOn}
          onCheckedChange={(checked) => shortcutStore.switch(checked, localStorage)}
        />
        <label htmlFor="shortcuts-on" className="font-medium">
          Shortcuts of single keys
        </label>
        <span className="ml-auto text-12 text-text-muted">Off in fields. Those with Ctrl stay on.</span>
      </div>
    </Dialog>
  );
}

/** Parts of a page may register under the same title; the page's own come first. */
function merged(groups: readonly ShortcutGroup[]): ShortcutGroup[] {
  const byTitle = new Map<string, Shortcut[]>();
  for (const { shortcuts, title } of groups.toReversed())
    byTitle.set(title, [...(byTitle.get(title) ?? []), ...shortcuts]);
  return [...byTitle].map(([title, shortcuts]) => ({ shortcuts, title }));
}
