import { type ReactNode, useId } from 'react';
import { cn } from '@/components/ui/class-names';

interface PaneProps {
  title: string;
  about?: string;
  /** At the right of the title: a link or a count. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A part of the page under its own heading; hairlines part it from the others. */
export function Pane({ title, about, aside, className, children }: PaneProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={cn('min-w-0 px-6 pt-3 pb-4 max-md:px-4', className)}>
      <div className="mb-1 flex min-h-8 flex-wrap items-center gap-x-2.5">
        <h2 id={heading} className="font-semibold">
          {title}
        </h2>
        {about ? <span className="text-12 text-text-muted">{about}</span> : null}
        {aside ? <span className="ml-auto text-12 text-text-muted tabular-nums">{aside}</span> : null}
      </div>
      {children}
    </section>
  );
}
