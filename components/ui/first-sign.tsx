'use client';

import { useEffect } from 'react';
import { prepareAll } from './on-demand';

const SIGNS = ['keydown', 'pointermove', 'touchstart'] as const;

/** Fetches what is opened by pointer or key at the first sign of a person, so that it is there when it is wanted, also if the network goes. */
export function FirstSign() {
  useEffect(() => {
    const seen = new AbortController();
    const prepare = () => {
      seen.abort();
      prepareAll();
    };
    for (const sign of SIGNS)
      document.addEventListener(sign, prepare, { capture: true, passive: true, signal: seen.signal });
    return () => seen.abort();
  }, []);
  return null;
}
