import type { ComponentProps } from 'react';
import { cn } from './class-names';

/** A flat bar in the place of what comes; no shimmer. Give it a width and, if not a line of text, a height. */
export function Skeleton({ className, ...rest }: ComponentProps<'span'>) {
  return <span aria-hidden className={cn('block h-2.5 rounded-[3px] bg-neutral-bg', className)} {...rest} />;
}
