/** What the browser has noted since the page began; Chromium only. */
export interface Painted {
  lcpMs: number;
  cls: number;
  /** From each key to the repaint that shows what it did; at least 16 ms, in steps of 8 ms. */
  keysMs: number[];
}

declare global {
  interface Window {
    painted: Painted;
  }
}

/**
 * Runs in the page before anything else does, as a text of its own: nothing in it has a name, which the compiler would keep by a helper
 * that the page doesn't have.
 */
export function observePaints(): void {
  const painted: Painted = { cls: 0, keysMs: [], lcpMs: 0 };
  window.painted = painted;
  for (const type of ['event', 'largest-contentful-paint', 'layout-shift'] as const)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (type === 'largest-contentful-paint') painted.lcpMs = entry.startTime;
        else if (type === 'event' && entry.name === 'keydown') painted.keysMs.push(entry.duration);
        else if (type === 'layout-shift') {
          const { hadRecentInput, value } = entry as PerformanceEntry & LayoutShift;
          if (!hadRecentInput) painted.cls += value;
        }
      }
    }).observe({ buffered: true, durationThreshold: 16, type } as PerformanceObserverInit);
}

interface LayoutShift {
  hadRecentInput: boolean;
  value: number;
}
