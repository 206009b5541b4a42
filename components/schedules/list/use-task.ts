'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

/** How far something is that takes a while. */
export interface Progress {
  /** "Pausing". */
  doing: string;
  count: number;
  /** null: it isn't known. */
  of: number | null;
}

interface Watch {
  onProgress: (count: number) => void;
  signal: AbortSignal;
}

export type RunTask = <Result>(
  task: Omit<Progress, 'count'>,
  work: (watch: Watch) => Promise<Result>,
) => Promise<Result>;

/** One thing at a time that takes a while: it can be watched and stopped, and stops with the page. */
export function useTask() {
  const [progress, setProgress] = useState<Progress | null>(null);
  const stopper = useRef<AbortController>(null);
  const stop = useCallback(() => stopper.current?.abort(), []);
  useEffect(() => stop, [stop]);
  const runTask: RunTask = useCallback(async (task, work) => {
    const own = new AbortController();
    stopper.current = own;
    setProgress({ ...task, count: 0 });
    try {
      return await work({
        onProgress: (count) => setProgress({ ...task, count }),
        signal: own.signal,
      });
    } finally {
      setProgress(null);
    }
  }, []);
  return { progress, runTask, stop };
}
