import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/ui/class-names';

export interface Crumb {
  label: string;
  href?: string;
  mono?: boolean;
}

/** The way here; the last crumb is this page. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  // A phone has room for the page and the one above it.
  const shownFrom = crumbs.length - 2;
  return (
    <nav aria-label="Breadcrumb" className="mr-auto min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 text-text-muted">
        {crumbs.map((crumb, index) => (
          <li
            key={crumb.href ?? crumb.label}
            className={cn('flex min-w-0 items-center gap-1.5', index < shownFrom && 'max-md:hidden')}
          >
            {index > 0 ? (
              <ChevronRight
                className={cn('size-3 text-text-faint', index === shownFrom && 'max-md:hidden')}
                aria-hidden
              />
            ) : null}
            {crumb.href ? (
              <Link href={crumb.href} className="truncate hover:text-text">
                {crumb.label}
              </Link>
            ) : (
              <span
                aria-current="page"
                className={`truncate font-medium text-text ${crumb.mono ? 'mono' : ''}`}
              >
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
