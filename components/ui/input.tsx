import type { ComponentProps } from 'react';
import { cn } from './class-names';

/** Shared by everything that looks like a box to fill in. On a phone 16 px text, or iOS zooms in. */
export const inputClasses =
  'h-8 w-full min-w-0 rounded border border-border-strong bg-surface-raised px-2.5 text-13 transition-colors outline-none focus-visible:border-focus focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-focus disabled:border-border disabled:bg-surface-sunken disabled:text-text-faint aria-invalid:border-danger-solid max-md:h-10 max-md:text-16';

interface InputProps extends ComponentProps<'input'> {
  /** For expressions, ids, URLs and numbers with a fixed width. */
  mono?: boolean;
}

export function Input({ mono, className, ...rest }: InputProps) {
  return (
    <input
      className={cn(inputClasses, mono && 'font-mono tracking-[-0.01em]', className)}
      autoComplete="off"
      {...rest}
    />
  );
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      spellCheck={false}
      className={cn(
        inputClasses,
        'block h-auto resize-y py-2 font-mono tracking-[-0.01em] max-md:h-auto',
        className,
      )}
      {...rest}
    />
  );
}
