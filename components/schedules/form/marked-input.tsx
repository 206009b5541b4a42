'use client';

import { type ComponentProps, type UIEvent, useRef } from 'react';
import { cn } from '@/components/ui/class-names';
import { Input } from '@/components/ui/input';

interface MarkedInputProps extends ComponentProps<'input'> {
  text: string;
  /** The wrong characters: first, and one past the last. */
  wrong: { start: number; end: number } | null;
  mono?: boolean;
}

/** A field that underlines what is wrong in it, while it is typed. */
export function MarkedInput({ text, wrong, mono, ...rest }: MarkedInputProps) {
  const underline = useRef<HTMLDivElement>(null);
  const follow = (event: UIEvent<HTMLInputElement>) => {
    if (underline.current) underline.current.scrollLeft = event.currentTarget.scrollLeft;
  };
  return (
    <div className="relative">
      <Input mono={mono} spellCheck={false} autoCapitalize="none" onScroll={follow} {...rest} />
      {wrong ? (
        <div
          ref={underline}
          aria-hidden
          className={cn(
            'pointer-events-none absolute inset-px flex items-center overflow-hidden px-2.5 text-13 whitespace-pre text-transparent max-md:text-16',
            mono && 'font-mono tracking-[-0.01em]',
          )}
        >
          {text.slice(0, wrong.start)}
          <span className="underline decoration-danger-solid decoration-wavy decoration-1 underline-offset-4">
            {text.slice(wrong.start, wrong.end) || ' '}
          </span>
        </div>
      ) : null}
    </div>
  );
}
