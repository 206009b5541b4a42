'use client';

import { ArrowUp } from 'lucide-react';
import { Button } from '@/components/ui/button';

interface NewRunsProps {
  count: number;
  /** There may be more than were read. */
  isAtLeast: boolean;
  onShow: () => void;
}

/** Over the list: what came while it stood still. */
export function NewRuns({ count, isAtLeast, onShow }: NewRunsProps) {
  const words = `${count}${isAtLeast ? ' or more' : ''} new ${count === 1 && !isAtLeast ? 'run' : 'runs'}`;
  return (
    <>
      {/* Said once, not with each run. */}
      <span role="status" className="sr-only">
        {count > 0 ? 'There are new runs' : ''}
      </span>
      {count > 0 ? (
        <div className="pointer-events-none sticky top-[86px] z-[3] -mb-9 flex h-9 justify-center max-md:top-14">
          <Button size="sm" className="pointer-events-auto mt-1 tabular-nums shadow-raised" onClick={onShow}>
            <ArrowUp aria-hidden />
            {words}
          </Button>
        </div>
      ) : null}
    </>
  );
}
