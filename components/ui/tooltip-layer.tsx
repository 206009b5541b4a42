'use client';

import { Portal } from 'radix-ui';
import { DismissableLayer, Popper } from 'radix-ui/internal';
import { type ReactNode, useEffect, useMemo } from 'react';

export interface TooltipLayerProps {
  id: string;
  anchor: Element;
  onDismiss: () => void;
  /** What is in it can be pointed at, to read it at leisure or to copy it. */
  onPointerEnter: () => void;
  onPointerLeave: () => void;
  children: ReactNode;
}

/** The tooltip itself. Goes with Escape, which does nothing else then, and when what it stands beside is scrolled away. */
export function TooltipLayer({ id, anchor, onDismiss, children, ...pointer }: TooltipLayerProps) {
  const beside = useMemo(() => ({ current: anchor }), [anchor]);
  useEffect(() => {
    const scroll = ({ target }: Event) => {
      if (target instanceof Node && target.contains(anchor)) onDismiss();
    };
    document.addEventListener('scroll', scroll, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', scroll, { capture: true });
  }, [anchor, onDismiss]);
  return (
    <Popper.Root>
      <Popper.Anchor virtualRef={beside} />
      <Portal.Root>
        <DismissableLayer.Root
          asChild
          onDismiss={onDismiss}
          onFocusOutside={(event) => event.preventDefault()}
          {...pointer}
        >
          <Popper.Content
            id={id}
            role="tooltip"
            side="top"
            sideOffset={4}
            collisionPadding={8}
            className="z-50 animate-enter rounded border bg-surface-raised px-2 py-1.5 text-12 tabular-nums shadow-raised"
          >
            {children}
          </Popper.Content>
        </DismissableLayer.Root>
      </Portal.Root>
    </Popper.Root>
  );
}
