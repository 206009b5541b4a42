import { cva, type VariantProps } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './class-names';

const button = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded border font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:opacity-50 [&>svg]:size-3.5 [&>svg]:stroke-2',
  {
    variants: {
      look: {
        secondary:
          'border-neutral-border bg-surface-raised text-text hover:border-border-strong hover:bg-surface-hover active:bg-neutral-bg [&>svg]:text-text-muted',
        primary: 'border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover',
        danger:
          'border-neutral-border bg-surface-raised text-danger-fg hover:border-danger-border hover:bg-danger-bg',
        solidDanger: 'border-danger-fg bg-danger-fg text-surface hover:opacity-90',
        ghost: 'border-transparent bg-transparent text-text-muted hover:bg-surface-hover hover:text-text',
      },
      size: {
        md: 'h-8 px-3 max-md:h-9',
        sm: 'h-7 px-2.5 text-12 max-md:h-8',
        icon: 'size-8 max-md:size-9 [&>svg]:size-4 [&>svg]:stroke-[1.75]',
        iconSm: 'size-7 max-md:size-8 [&>svg]:size-4 [&>svg]:stroke-[1.75]',
      },
    },
    defaultVariants: { look: 'secondary', size: 'md' },
  },
);

interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof button> {
  /** Gives its look to the one child, such as a link. */
  asChild?: boolean;
  /** Turns, and takes no second click. */
  busy?: boolean;
}

export function Button({ look, size, asChild, busy, className, children, disabled, ...rest }: ButtonProps) {
  const classes = cn(button({ look, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button type="button" className={classes} aria-busy={busy} disabled={disabled || busy} {...rest}>
      {busy ? <LoaderCircle className="animate-spin" aria-hidden /> : null}
      {children}
    </button>
  );
}
