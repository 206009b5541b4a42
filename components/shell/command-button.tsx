'use client';

import { Search } from 'lucide-react';
import { Keys } from '@/components/shortcuts/keys';
import { Button } from '@/components/ui/button';
import { showOverlay } from './overlay-store';

/** Opens the command menu; on a phone an icon, since there is no key for it. */
export function CommandButton() {
  return (
    <Button
      size="sm"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => showOverlay('commands')}
      className="justify-start gap-2 px-2 font-normal text-text-muted lg:w-[248px] max-md:border-transparent max-md:bg-transparent"
    >
      <Search aria-hidden />
      <span className="mr-auto truncate max-lg:sr-only">Search or run a command</span>
      <span aria-hidden className="max-md:hidden">
        <Keys keys="Mod+K" />
      </span>
    </Button>
  );
}
