import { type FocusEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';

const OPEN_AFTER_MS = 300;
/** From one to the next without waiting again. */
const CHAIN_MS = 300;
/** On the way from the thing to its tooltip. */
const CLOSE_AFTER_MS = 100;

let closedAtMs = Number.NEGATIVE_INFINITY;
let hideShown: (() => void) | null = null;

/** When a tooltip is shown, and beside what: one at a time. @param prepare is called when one will be shown soon */
export function useTooltip(prepare: () => void) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const after = (ms: number, run: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(run, ms);
  };
  const hold = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);

  const hide = useCallback(() => {
    clearTimeout(timer.current);
    setAnchor(null);
    if (hideShown !== hide) return;
    hideShown = null;
    closedAtMs = performance.now();
  }, []);
  const show = (element: Element) => {
    clearTimeout(timer.current);
    if (hideShown !== hide) hideShown?.();
    hideShown = hide;
    setAnchor(element);
  };
  const leave = () => after(anchor ? CLOSE_AFTER_MS : 0, hide);

  return {
    anchor,
    handlers: {
      onBlur: hide,
      onFocus: (event: FocusEvent) => {
        prepare();
        if (event.currentTarget.matches(':focus-visible')) show(event.currentTarget);
      },
      onPointerDown: hide,
      onPointerEnter: ({ currentTarget, pointerType }: PointerEvent) => {
        if (pointerType === 'touch') return;
        prepare();
        if (anchor) return hold();
        const isChained = hideShown !== null || performance.now() - closedAtMs < CHAIN_MS;
        after(isChained ? 0 : OPEN_AFTER_MS, () => show(currentTarget));
      },
      onPointerLeave: leave,
    },
    hide,
    hold,
    leave,
  };
}
