'use client';

import { useLiveState } from './live-state';

/** Whether what is on the page is what there is. Its room is kept while nothing is watched. */
export function LiveIndicator() {
  const { kind } = useLiveState();
  if (kind === 'idle') return null;
  const live = kind === 'live';
  return (
    <span
      role="status"
      className="inline-flex items-center gap-1.5 px-2 text-12 whitespace-nowrap text-text-muted"
    >
      <span
        aria-hidden
        className={`size-[7px] rounded-full ${live ? 'bg-success-solid' : 'border-[1.5px] border-warning-solid'}`}
      />
      <span className="max-md:sr-only">{live ? 'Live' : 'Offline'}</span>
    </span>
  );
}
