'use client';

import { cn } from '@/components/ui/class-names';
import { useLiveState } from './live-state';

/** Whether what is on the page is what there is. Its room is kept while nothing was read yet. */
export function LiveIndicator() {
  const { kind } = useLiveState();
  const failing = kind === 'failing';
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
          failing ? 'border-[1.5px] border-warning-solid' : 'bg-success-solid',
        )}
      />
      <span className="max-md:sr-only">{failing ? 'Offline' : 'Live'}</span>
    </span>
  );
}
