'use client';

import { CirclePlus } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { PlaceCount } from './place-count';
import { PLACES, type Place, placeAt } from './places';

const CREATE: Place = { href: '/schedules/new', label: 'Create', icon: CirclePlus };

/** The rail of a phone: the places, and the one thing that people come to make. */
export function BottomBar() {
  const entries = [...PLACES, CREATE];
  const current = placeAt(entries, usePathname(), new URLSearchParams(useSearchParams()));
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-20 grid h-14 auto-cols-fr grid-flow-col border-t bg-surface-raised md:hidden"
    >
      {entries.map(({ count, href, label, icon: Icon }) => (
        <Link
          key={href}
          href={href}
          aria-current={current?.href === href ? 'page' : undefined}
          className="relative grid content-center justify-items-center gap-0.5 text-11 font-medium text-text-muted focus-visible:-outline-offset-2 aria-[current]:text-accent-text"
        >
          <Icon className="size-5" aria-hidden />
          {label}
          {count ? <PlaceCount of={count} small /> : null}
        </Link>
      ))}
    </nav>
  );
}
