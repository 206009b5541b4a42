import { cn } from '@/components/ui/class-names';
import type { HeatLevel } from './heat-cell';

/** What failed is seen by its size: a square within the square. */
const INNER: Partial<Record<HeatLevel, string>> = { few: 'size-1.5', many: 'size-full', some: 'size-2.5' };

export function HeatSquare({ level }: { level: HeatLevel }) {
  const inner = INNER[level];
  return (
    <span
      aria-hidden
      className={cn(
        'grid size-full place-items-center overflow-hidden rounded-[2px]',
        level === 'empty' ? 'border border-border' : 'bg-success-quiet',
      )}
    >
      {inner ? <span className={cn('max-w-full rounded-[1px] bg-danger-solid', inner)} /> : null}
    </span>
  );
}
