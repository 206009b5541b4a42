'use client';

import { lazy, Suspense, useState } from 'react';
import type { Execution } from '@/lib/contracts/execution';

// Needed seldom: loaded when it is opened first.
const VersionDialog = lazy(() => import('./version-dialog'));

interface VersionLinkProps {
  execution: Pick<Execution, 'scheduleId' | 'scheduleName' | 'version'>;
}

/** Opens what ran. */
export function VersionLink({ execution }: VersionLinkProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={`v${execution.version}: show this version of the schedule`}
        className="link mono min-h-6 min-w-6 text-left"
        onClick={() => setOpen(true)}
      >
        v{execution.version}
      </button>
      {open ? (
        <Suspense>
          <VersionDialog execution={execution} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
