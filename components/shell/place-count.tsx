'use client';

import { ClockAlert } from 'lucide-react';
import { Suspense } from 'react';
import { cn } from '@/components/ui/class-names';
import type { PlaceCount as Counted } from './places';
import { useAttention } from './use-attention';

interface PlaceCountProps {
  of: Counted;
  /** No room for words: a dot, and the number for screen readers. */
  small?: boolean;
}

/** How much in a place waits for somebody; nothing while all is well. */
export function PlaceCount(props: PlaceCountProps) {
  return (
    <Suspense>
      <Count {...props} />
    </Suspense>
  );
}

function Count({ of, small }: PlaceCountProps) {
  const attention = useAttention();
  const count = attention?.[of] ?? 0;
  if (!attention || count === 0) return null;
  const text = `${count.toLocaleString('en')}${of === 'late' && attention.lateIsMore ? '+' : ''}`;
  const title = of === 'failed' ? `${text} failed in the last 24 h` : `${text} late now`;
  const tone = of === 'failed' ? 'text-danger-fg' : 'text-warning-fg';
  return (
    <>
      <span
        aria-hidden
        className={cn(
          'absolute size-1.5 rounded-full',
          of === 'failed' ? 'bg-danger-solid' : 'bg-warning-solid',
          small ? 'top-2 left-[calc(50%+8px)]' : 'top-1.5 right-2 lg:hidden',
        )}
      />
      <span
        title={title}
        className={cn(
          'ml-auto inline-flex items-center gap-1 text-12 font-medium tabular-nums',
          tone,
          small ? 'sr-only' : 'max-lg:sr-only',
        )}
      >
        {of === 'late' ? <ClockAlert className="size-3" aria-hidden /> : null}
        <span aria-hidden>{of === 'late' ? `${text} late` : text}</span>
        <span className="sr-only">, {title}</span>
      </span>
    </>
  );
}
