'use client';

import { formatDuration } from '@/components/time/format-duration';
import { Tooltip } from '@/components/ui/tooltip';

/** When the execution was written down. `at` in percent of the axis, `ms` after due. */
export function FenceMark({ at, ms }: { at: number; ms: number }) {
  const when = ms < 0 ? `${formatDuration(-ms)} before due` : `${formatDuration(ms)} after due`;
  return (
    <Tooltip
      content={
        <div className="max-w-72">
          <div className="font-[550]">Fenced {when}</div>
          <div className="text-text-muted">
            From then on no other worker could make a second execution of this fire time
          </div>
        </div>
      }
    >
      <button
        type="button"
        aria-label={`Fenced ${when}: from then on no other worker could make a second execution of this fire time`}
        className="absolute top-3 h-[50px] w-6 -translate-x-1/2"
        style={{ left: `${at}%` }}
      >
        <span className="mx-auto block h-full w-[1.5px] bg-text-muted" />
      </button>
    </Tooltip>
  );
}
