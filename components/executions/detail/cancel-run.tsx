'use client';

import { Ban } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ExecutionDetail } from '@/lib/contracts/execution';

// Needed seldom: loaded when it is opened first.
const CancelDialog = lazy(() => import('./cancel-dialog'));

/** Ends a run that hasn't ended, after saying what that means. */
export function CancelRun({ execution }: { execution: ExecutionDetail }) {
  const [asking, setAsking] = useState(false);
  const isEnding = execution.cancelRequestedAt !== null;
  return (
    <>
      <Button look="danger" busy={isEnding} onClick={() => setAsking(true)}>
        {isEnding ? null : <Ban aria-hidden />}
        {isEnding ? 'Cancelling' : 'Cancel'}
      </Button>
      {asking ? (
        <Suspense>
          <CancelDialog execution={execution} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
