import type { ComponentProps } from 'react';
import { cn } from './class-names';

export function Kbd({ className, ...rest }: ComponentProps<'kbd'>) {
  return (
    <kbd
      className={cn(
        'inline-block min-w-[18px] rounded-chip border border-border bg-surface px-1 text-center font-sans text-11 font-medium text-text-muted',
        className,
      )}
      {...rest}
    />
  );
}
