'use client';

import { useEffect, useMemo, useState } from 'react';
import { useNow } from '@/components/time/now';
import type { CronPreviewState, PreviewRule } from './preview-state';

type Compute = typeof import('./compute-preview').computePreview;
let loaded: Compute | undefined;

/**
 * What an expression will do. The server's answer stands until the parsers have come; from then on it is computed in the browser, so that
 * it repaints with the keystroke.
 */
export function useCronPreview(
  { cronExpression, timezone, seed }: PreviewRule,
  initial: CronPreviewState,
): CronPreviewState {
  const [compute, setCompute] = useState<Compute>();
  const fromMs = useNow();
  useEffect(() => {
    let stale = false;
    const use = (found: Compute) => {
      loaded = found;
      if (!stale) setCompute(() => found);
    };
    if (loaded) use(loaded);
    else import('./compute-preview').then(({ computePreview }) => use(computePreview));
    return () => {
      stale = true;
    };
  }, []);
  return useMemo(
    () => (compute ? compute({ cronExpression, timezone, seed }, fromMs) : initial),
    [compute, cronExpression, timezone, seed, fromMs, initial],
  );
}
