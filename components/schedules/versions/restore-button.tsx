'use client';

import { Undo2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Schedule } from '@/lib/contracts/schedule-view';

// Needed seldom: loaded when it is opened first.
const RestoreDialog = lazy(() => import('./restore-dialog'));

interface RestoreButtonProps {
  schedule: Schedule;
  version: number;
  size?: 'md' | 'sm';
  onRestored?: () => void;
}

/** Asks, with what would change, before it brings a version back. */
export function RestoreButton({ schedule, version, size, onRestored }: RestoreButtonProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size={size} onClick={() => setAsking(true)}>
        <Undo2 aria-hidden />
        Restore v{version}
      </Button>
      {asking ? (
        <Suspense>
          <RestoreDialog
            schedule={schedule}
            version={version}
            onClose={() => setAsking(false)}
            onRestored={onRestored}
          />
        </Suspense>
      ) : null}
    </>
  );
}
