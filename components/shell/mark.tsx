import { cn } from '@/components/ui/class-names';

/** The sign of the product: a dial. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={cn('size-5 text-accent', className)}>
      <circle cx="10" cy="10" r="8.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M10 1.75V5M18.25 10H15M10 18.25V15M1.75 10H5" stroke="currentColor" strokeWidth="1.5" />
      <path d="M10 10 13.2 6.8" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
