'use client';

import { formatDuration } from '@/components/time/format-duration';
import { cn } from '@/components/ui/class-names';
import { statusTone, statusWord } from '@/components/ui/status';
import { type Tone, toneBox } from '@/components/ui/tone';
import { Tooltip } from '@/components/ui/tooltip';
import type { Attempt } from '@/lib/contracts/execution';

const EDGE: Record<Tone, string> = {
  danger: 'border-danger-solid',
  info: 'border-info-solid',
  neutral: 'border-neutral-solid',
  success: 'border-success-solid',
  waiting: 'border-waiting-solid',
  warning: 'border-warning-solid',
};

interface TimelineBlockProps {
  attempt: Attempt;
  /** Both in percent of the axis. */
  left: number;
  width: number;
  ms: number;
  selected: boolean;
  /** How and when it all ended, if this is the end. */
  endLabel: string | null;
  onSelect: () => void;
}

/** One attempt on the axis; chooses the tab of that attempt. */
export function TimelineBlock({
  attempt,
  left,
  width,
  ms,
  selected,
  endLabel,
  onSelect,
}: TimelineBlockProps) {
  const tone = statusTone(attempt.status);
  const answer = attempt.httpStatus ?? statusWord(attempt.status).toLowerCase();
  const duration = formatDuration(ms);
  const name = [`Attempt ${attempt.number}`, answer, duration, endLabel].filter((part) => part !== null);
  return (
    <Tooltip
      content={
        <>
          <div className="font-[550]">
            Attempt {attempt.number}: {answer}
          </div>
          <div className="text-text-muted">{attempt.error ?? duration}</div>
        </>
      }
    >
      <button
        type="button"
        aria-pressed={selected}
        onClick={onSelect}
        className={cn(
          '@container absolute top-6 flex h-7 min-w-1 items-center justify-center rounded-chip border text-11 tabular-nums hover:brightness-95 dark:hover:brightness-125',
          toneBox[tone],
          EDGE[tone],
          selected && 'border-2 font-semibold',
        )}
        style={{ left: `${left}%`, width: `${width}%` }}
      >
        <span className="sr-only">{name.join(', ')}</span>
        <span aria-hidden className="hidden truncate px-1 @min-[140px]:inline">
          Attempt {attempt.number} · {answer} · {duration}
        </span>
        <span aria-hidden className="hidden truncate px-1 @min-[38px]:inline @min-[140px]:hidden">
          {attempt.number} · {answer}
        </span>
        {endLabel === null ? null : (
          <span
            aria-hidden
            className="absolute -top-[26px] right-0 hidden font-normal whitespace-nowrap text-text-faint @min-[110px]:inline"
          >
            {endLabel}
          </span>
        )}
      </button>
    </Tooltip>
  );
}
