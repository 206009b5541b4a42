import type { ReactNode } from 'react';

/** One question of the form: its title and fields, between hairlines. */
export function FormGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t px-6 pt-5 pb-6 first:border-t-0 max-md:px-4 max-md:py-4">
      <div className="grid max-w-[640px] grid-cols-[minmax(0,1fr)] gap-4">
        <h2 className="text-14 font-semibold">{title}</h2>
        {children}
      </div>
    </section>
  );
}
