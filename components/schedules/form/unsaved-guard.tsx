'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';

interface UnsavedGuardProps {
  dirty: boolean;
  /** Somebody chose to lose it. */
  onLeave: () => void;
}

/** Asks before what was typed is lost: by a link of the console, or by closing the page. */
export function UnsavedGuard({ dirty, onLeave }: UnsavedGuardProps) {
  const router = useRouter();
  const [leavingTo, setLeavingTo] = useState<string | null>(null);

  useEffect(() => {
    if (!dirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const href = innerLink(event);
      if (!href) return;
      event.preventDefault();
      event.stopPropagation();
      setLeavingTo(href);
    };
    window.addEventListener('beforeunload', onUnload);
    document.addEventListener('click', onClick, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, { capture: true });
    };
  }, [dirty]);

  return (
    <AlertDialog
      open={leavingTo !== null}
      onOpenChange={(open) => !open && setLeavingTo(null)}
      title="Leave without saving?"
      description="What you typed here is lost."
      keepLabel="Keep editing"
      actionLabel="Leave"
      onAction={() => {
        if (leavingTo === null) return;
        onLeave();
        router.push(leavingTo);
      }}
    />
  );
}

/** The address of a plain click on a link that stays in this tab and on this site. */
function innerLink(event: MouseEvent): string | null {
  const link = (event.target as Element | null)?.closest?.('a[href]');
  if (!(link instanceof HTMLAnchorElement) || link.target || link.origin !== location.origin) return null;
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const samePage = link.pathname === location.pathname && link.search === location.search;
  return samePage ? null : link.pathname + link.search;
}
