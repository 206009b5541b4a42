'use client';

import { Slot } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import { onDemand } from './on-demand';
import type { TooltipLayerProps } from './tooltip-layer';
import { useTooltip } from './use-tooltip';

const parts = onDemand(() => import('./tooltip-layer'));

/** Shown on hover and on focus. Never the only place of a fact on a phone. */
export function Tooltip({ content, children }: { content: ReactNode; children: ReactNode }) {
  const id = useId();
  const { anchor, hold, leave, hide, handlers } = useTooltip(parts.prepare);
  return (
    <>
      <Slot.Root aria-describedby={anchor ? id : undefined} {...handlers}>
        {children}
      </Slot.Root>
      {anchor ? (
        <Layer anchor={anchor} id={id} onDismiss={hide} onPointerEnter={hold} onPointerLeave={leave}>
          {content}
        </Layer>
      ) : null}
    </>
  );
}

function Layer(props: TooltipLayerProps) {
  const loaded = parts.use();
  return loaded ? <loaded.TooltipLayer {...props} /> : null;
}
