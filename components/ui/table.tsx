import type { ComponentProps } from 'react';
import { cn } from './class-names';

/** Edge to edge, hairlines, sticky head under the top bar. `stack`: below 768 px a row is a grid that its cells place themselves in. */
export function Table({ className, ...rest }: ComponentProps<'table'>) {
  return (
    <table
      className={cn('w-full border-separate border-spacing-0 max-md:block max-md:[&>tbody]:block', className)}
      {...rest}
    />
  );
}

export function TableHead({ className, ...rest }: ComponentProps<'thead'>) {
  return <thead className={cn('max-md:sr-only', className)} {...rest} />;
}

export function HeadCell({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cn(
        'sticky top-12 z-[2] h-8 border-b bg-surface-sunken px-2 text-left text-12 font-medium whitespace-nowrap text-text-muted first:pl-6 last:pr-6',
        className,
      )}
      {...rest}
    />
  );
}

export function Row({ className, ...rest }: ComponentProps<'tr'>) {
  return (
    <tr
      className={cn(
        'group/row transition-colors hover:bg-surface-hover max-md:grid max-md:items-center max-md:gap-x-2.5 max-md:gap-y-0.5 max-md:border-b max-md:px-4 max-md:py-2.5',
        className,
      )}
      {...rest}
    />
  );
}

/** On a phone cells are hidden unless they say where they go (`max-md:block max-md:order-…`). */
export function Cell({ className, ...rest }: ComponentProps<'td'>) {
  return (
    <td
      className={cn(
        'h-11 border-b px-2 whitespace-nowrap first:pl-6 last:pr-6 max-md:hidden max-md:h-auto max-md:min-w-0 max-md:border-0 max-md:p-0 max-md:first:pl-0 max-md:last:pr-0',
        className,
      )}
      {...rest}
    />
  );
}

/** Two lines of a cell: what it is, and what it is exactly. */
export function TwoLines({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={cn('grid min-w-0 leading-4', className)} {...rest} />;
}
