import type { ReactNode } from 'react';
import { cn } from '@/components/ui/class-names';

interface FormGroupProps {
  title: string;
  /** Right under the page's title: no line between. */
  first?: boolean;
  children: ReactNode;
}

/** One question of the form: its title and fields, between hairlines. */
export function FormGroup({ title, first, children }: FormGroupProps) {
  return (
    <section className={cn('px-6 pt-5 pb-6 max-md:px-4 max-md:py-4', !first && 'border-t')}>
      <div className="grid max-w-[640px] grid-cols-[minmax(0,1fr)] gap-4">
        <h2 className="text-14 font-semibold">{title}</h2>
        {children}
      </div>
    </section>
  );
}
