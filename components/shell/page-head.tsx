import type { ReactNode } from 'react';
import { cn } from '@/components/ui/class-names';

interface PageHeadProps {
  title: ReactNode;
  /** Chips beside the title. */
  beside?: ReactNode;
  sub?: ReactNode;
  /** The primary action last among the worded ones. */
  actions?: ReactNode;
  /** A short title: the actions stay beside it on a phone too. */
  inline?: boolean;
  className?: string;
}

export function PageHead({ title, beside, sub, actions, inline, className }: PageHeadProps) {
  return (
    <div
      className={cn(
        'flex items-start gap-4 px-6 pt-5 pb-4 max-md:gap-3 max-md:p-4',
        inline ? 'items-center' : 'max-md:flex-wrap',
        className,
      )}
    >
      <div className={cn('min-w-0 flex-1', !inline && 'max-md:basis-full')}>
        <div className="flex min-w-0 items-center gap-2.5">
          <h1 className="min-w-0 text-20 font-semibold break-words">{title}</h1>
          {beside}
        </div>
        {sub ? <div className="mt-0.5 break-words text-text-muted">{sub}</div> : null}
      </div>
      {actions ? <div className="flex items-center gap-2 max-md:flex-wrap">{actions}</div> : null}
    </div>
  );
}
