import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';

interface SaveBarProps {
  label: string;
  busy: boolean;
  cancelHref: string;
  /** At the left: what became of what is typed. */
  note: ReactNode;
  /** What else can be done with it. */
  actions: ReactNode;
  /** Above: why it was not saved. */
  children: ReactNode;
}

/** Stays in sight at the end of the form. */
export function SaveBar({ label, busy, cancelHref, note, actions, children }: SaveBarProps) {
  return (
    <div className="sticky bottom-0 z-[4] bg-surface max-md:bottom-14">
      {children}
      <div className="flex flex-wrap items-center gap-2 border-t px-6 py-2.5 max-md:px-4 max-md:py-2">
        <div className="flex min-w-0 flex-1 empty:max-md:hidden max-md:basis-full">{note}</div>
        <div className="flex gap-2 max-md:flex-1 max-md:[&>*]:flex-1">
          <Button asChild className="max-md:hidden">
            <Link href={cancelHref}>Cancel</Link>
          </Button>
          {actions}
          <Button type="submit" look="primary" busy={busy}>
            {label}
          </Button>
        </div>
      </div>
    </div>
  );
}
