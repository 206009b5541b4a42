'use client';

import { cn } from '@/components/ui/class-names';
import { type LiveState, useLiveState } from './live-state';

const WORDS: Record<LiveState['kind'], string> = {
  failing: 'Offline',
  idle: 'Live',
  live: 'Live',
  // What is shown may be some seconds old.
  polling: 'Reconnecting',
};

/** Whether what is on the page is what there is. Its room is kept while nothing was read yet. */
export function LiveIndicator() {
  const { kind } = useLiveState();
  return (
    <span
      role="status"
      className={cn(
        'inline-flex items-center gap-1.5 px-2 text-12 whitespace-nowrap text-text-muted',
        kind === 'idle' && 'invisible',
      )}
    >
      <span
        aria-hidden
        className={cn(
          'size-[7px] rounded-full',
          kind === 'live' ? 'bg-success-solid' : 'border-[1.5px] border-warning-solid',
        )}
      />
      <span className="max-md:sr-only">{WORDS[kind]}</span>
    </span>
  );
}
