'use client';

import { formatDuration } from '@/components/time/format-duration';
import { Tooltip } from '@/components/ui/tooltip';

interface TimelineWaitProps {
  /** Both in percent of the axis. */
  left: number;
  width: number;
  ms: number;
  /** Waited for a worker, not for the retry policy. */
  queued: boolean;
  meaning: string;
  onSelect: () => void;
}

/** Time in which nothing was called; chooses the attempt that it came of. */
export function TimelineWait({ left, width, ms, queued, meaning, onSelect }: TimelineWaitProps) {
  const title = `${queued ? 'Late' : 'Wait'} ${formatDuration(ms)}`;
  return (
    <Tooltip
      content={
        <div className="max-w-72">
          <div className="font-[550]">{title}</div>
          <div className="break-words text-text-muted">{meaning}</div>
        </div>
      }
    >
      <button
        type="button"
        aria-label={`${title}: ${meaning}`}
        onClick={onSelect}
        className="@container absolute top-5 flex h-9 items-center"
        style={{ left: `${left}%`, width: `${width}%` }}
      >
        <span className="w-full border-t-2 border-dashed border-warning-solid" />
        <span className="absolute -top-5 left-1/2 hidden -translate-x-1/2 text-11 whitespace-nowrap text-text-faint @min-[72px]:block">
          {queued ? 'late' : 'wait'} {formatDuration(ms)}
        </span>
      </button>
    </Tooltip>
  );
}
