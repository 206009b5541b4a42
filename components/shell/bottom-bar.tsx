'use client';

import { CirclePlus } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { isAt, PLACES, type Place } from './places';

const CREATE: Place = { href: '/schedules/new', label: 'Create', icon: CirclePlus };

/** The rail of a phone: the places, and the one thing that people come to make. */
export function BottomBar() {
  const path = usePathname();
  const entries = [...PLACES, CREATE];
  const current = entries.findLast((entry) => isAt(entry, path));
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-20 grid h-14 auto-cols-fr grid-flow-col border-t bg-surface-raised md:hidden"
    >
      {entries.map(({ href, label, icon: Icon }) => (
        <Link
          key={href}
          href={href}
          aria-current={current?.href === href ? 'page' : undefined}
          className="grid content-center justify-items-center gap-0.5 text-11 font-medium text-text-muted focus-visible:-outline-offset-2 aria-[current]:text-accent-text"
        >
          <Icon className="size-5" aria-hidden />
          {label}
        </Link>
      ))}
    </nav>
  );
}
