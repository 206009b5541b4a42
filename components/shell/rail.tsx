'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Mark } from './mark';
import { isAt, PLACES, type Place, REFERENCE } from './places';

/** The places at the left: words from 1120 px on, icons from 768, a bar below that (see BottomBar). */
export function Rail() {
  const path = usePathname();
  return (
    <nav
      aria-label="Main"
      className="sticky top-0 flex h-dvh flex-col border-r bg-surface-sunken px-2 pb-2 max-md:hidden"
    >
      <Link
        href="/"
        className="flex h-12 items-center gap-2 rounded px-2 font-semibold tracking-[-0.005em] max-lg:justify-center"
      >
        <Mark />
        <span className="max-lg:sr-only">Scheduler</span>
      </Link>
      <div className="mt-2 grid gap-px">
        {PLACES.map((place) => (
          <RailLink key={place.href} place={place} path={path} />
        ))}
      </div>
      <div className="mt-auto grid">
        <RailLink place={REFERENCE} path={path} />
      </div>
    </nav>
  );
}

function RailLink({ place, path }: { place: Place; path: string }) {
  const { href, label, icon: Icon } = place;
  return (
    <Link
      href={href}
      aria-current={isAt(place, path) ? 'page' : undefined}
      title={label}
      className="flex h-8 items-center gap-2.5 rounded px-2 font-medium text-text-muted transition-colors hover:bg-surface-hover hover:text-text aria-[current]:bg-surface-raised aria-[current]:text-text aria-[current]:ring-1 aria-[current]:ring-border aria-[current]:ring-inset max-lg:justify-center aria-[current]:[&>svg]:text-accent-text"
    >
      <Icon className="size-4" aria-hidden />
      <span className="max-lg:sr-only">{label}</span>
    </Link>
  );
}
