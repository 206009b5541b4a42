import type { ReactNode } from 'react';
import { Breadcrumb, type Crumb } from './breadcrumb';
import { ShellPart } from './shell-parts';

interface PageProps {
  crumbs: readonly Crumb[];
  /** The page itself tells what has failed: the banners would say it again. */
  tellsFailure?: boolean;
  children: ReactNode;
}

/** The frame of every page: top bar, then panes edge to edge. */
export function Page({ crumbs, tellsFailure = false, children }: PageProps) {
  return (
    <div className="flex min-h-dvh min-w-0 flex-col max-md:pb-14">
      <header className="sticky top-0 z-10 flex h-12 items-center gap-2 border-b bg-surface pr-4 pl-6 max-md:gap-0.5 max-md:pr-2 max-md:pl-4">
        <Breadcrumb crumbs={crumbs} />
        <ShellPart name="tools" />
      </header>
      {tellsFailure ? null : <ShellPart name="banners" />}
      <main id="main" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        {children}
      </main>
    </div>
  );
}
