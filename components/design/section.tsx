import type { ReactNode } from 'react';

/** One kind of primitive: its name and rule at the left, its states at the right. */
export function Section({ title, rule, children }: { title: string; rule?: string; children: ReactNode }) {
  return (
    <section
      aria-label={title}
      className="grid gap-x-8 gap-y-4 border-t px-6 py-6 max-md:px-4 lg:grid-cols-[200px_minmax(0,1fr)]"
    >
      <div>
        <h2 className="text-14 font-semibold">{title}</h2>
        {rule ? <p className="mt-1 text-12 text-text-muted">{rule}</p> : null}
      </div>
      <div className="grid min-w-0 content-start gap-4">{children}</div>
    </section>
  );
}

/** A state by name, and what it looks like. */
export function State({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-3">
      <span className="w-20 shrink-0 text-12 text-text-muted">{name}</span>
      {children}
    </div>
  );
}

/** Looks as it does with the focus of the keyboard. */
export const FOCUSED = 'outline-2 outline-offset-2 outline-focus';
