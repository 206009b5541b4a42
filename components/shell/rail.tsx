'use client';

import { Keyboard } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { Fragment } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { Mark } from './mark';
import { showOverlay } from './overlay-store';
import { PlaceCount } from './place-count';
import { AGENTS, PLACES, type Place, placeAt, REFERENCE } from './places';

/** The places at the left: words from 1120 px on, icons from 768, a bar below that (see BottomBar). */
export function Rail() {
  const current = placeAt([...PLACES, REFERENCE], usePathname(), new URLSearchParams(useSearchParams()));
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
          <Fragment key={place.href}>
            {place.href === AGENTS.before ? <AgentsPlace /> : null}
            <RailLink place={place} isCurrent={place === current} />
          </Fragment>
        ))}
      </div>
      <div className="mt-auto grid gap-px">
        <button
          type="button"
          title="Keyboard shortcuts"
          onClick={() => showOverlay('shortcuts')}
          className={line}
        >
          <Keyboard className="size-4" aria-hidden />
          <span className="max-lg:sr-only">Shortcuts</span>
          <Kbd aria-hidden className="ml-auto border-0 bg-transparent max-lg:hidden">
            ?
          </Kbd>
        </button>
        <RailLink place={REFERENCE} isCurrent={REFERENCE === current} />
      </div>
    </nav>
  );
}

const line =
  'relative flex h-8 items-center gap-2.5 rounded px-2 font-medium text-text-muted transition-colors hover:bg-surface-hover hover:text-text aria-[current]:bg-surface-raised aria-[current]:text-text aria-[current]:ring-1 aria-[current]:ring-border aria-[current]:ring-inset max-lg:justify-center aria-[current]:[&>svg]:text-accent-text';

function RailLink({ place, isCurrent }: { place: Place; isCurrent: boolean }) {
  const { count, href, icon: Icon, label } = place;
  return (
    <Link href={href} aria-current={isCurrent ? 'page' : undefined} title={label} className={line}>
      <Icon className="size-4" aria-hidden />
      <span className="max-lg:sr-only">{label}</span>
      {count ? <PlaceCount of={count} /> : null}
    </Link>
  );
}

/** Leads nowhere, and looks like it. */
function AgentsPlace() {
  return (
    <span
      title="Agents: limits and circuits, not in this version"
      className="flex h-8 items-center gap-2.5 px-2 font-medium text-text-faint max-lg:justify-center"
    >
      <AGENTS.icon className="size-4" aria-hidden />
      <span className="max-lg:sr-only">{AGENTS.label}</span>
      <span className="ml-auto text-11 font-normal max-lg:sr-only">later</span>
    </span>
  );
}
