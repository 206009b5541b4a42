import Link from 'next/link';
import { cn } from './class-names';

interface TabLinksProps {
  /** What they choose from, for those who hear it. */
  label: string;
  tabs: readonly { href: string; label: string; isCurrent: boolean }[];
}

/** Tabs that are places of their own: each has an address. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  return (
    <nav
      aria-label={label}
      className="flex gap-5 overflow-x-auto overflow-y-hidden border-b px-6 [scrollbar-width:none] max-md:px-4"
    >
      {tabs.map(({ href, isCurrent, label: words }) => (
        <Link
          key={href}
          href={href}
          aria-current={isCurrent ? 'page' : undefined}
          className={cn(
            '-mb-px inline-flex h-9 items-center border-b-2 border-transparent font-medium whitespace-nowrap text-text-muted transition-colors hover:text-text focus-visible:-outline-offset-2',
            isCurrent && 'border-accent text-text',
          )}
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
