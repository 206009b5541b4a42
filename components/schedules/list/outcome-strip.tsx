'use client';

import { useRouter } from 'next/navigation';
import { formatDuration } from '@/components/time/format-duration';
import { cn } from '@/components/ui/class-names';
import { statusWord } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone';
import type { RecentOutcome } from '@/lib/services/schedules/read-activity';
import { stripBars, stripWords } from './strip-bars';

const barColor: Record<Tone, string> = {
  danger: 'bg-danger-solid',
  info: 'bg-info-solid',
  neutral: 'border border-neutral-solid',
  success: 'bg-success-solid',
  waiting: 'bg-waiting-solid',
  warning: 'bg-warning-solid',
};

/**
 * The last outcomes as bars: height is duration, colour the outcome, a click opens the run. One place in the order of Tab for each of
 * twenty bars in fifty rows would bury the rows, so by keyboard the runs are reached on the schedule's page.
 */
export function OutcomeStrip({ outcomes }: { outcomes: readonly RecentOutcome[] | undefined }) {
  const router = useRouter();
  if (!outcomes) return <span className="block h-[18px]" />;
  if (outcomes.length === 0) return <span className="text-12 text-text-faint">Not run yet</span>;
  const bars = stripBars(outcomes);
  return (
    <>
      <span className="sr-only">{stripWords(outcomes)}</span>
      <span
        className="relative z-[1] inline-flex h-[18px] items-end"
        aria-hidden
        onClick={(event) => {
          const link = (event.target as Element).closest('a');
          if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          router.push(link.pathname);
        }}
      >
        {bars.map(({ heightPx, id, isFailed, tone }, index) => {
          const { durationMs, status } = outcomes[index]!;
          return (
            <a
              key={id}
              href={`/executions/${id}`}
              tabIndex={-1}
              title={`${statusWord(status)}${durationMs === null ? '' : `, ${formatDuration(durationMs)}`}`}
              className="flex h-full w-1.5 flex-col justify-end pr-0.5 hover:opacity-70"
            >
              <span className={cn('block rounded-[1px]', barColor[tone])} style={{ height: heightPx }} />
              <span className={cn('mt-px block h-0.5', isFailed && 'bg-danger-solid')} />
            </a>
          );
        })}
      </span>
    </>
  );
}

/** "97.6 %", red when less than half went well. */
export function SuccessRate({ rate }: { rate: number | null | undefined }) {
  if (rate === undefined || rate === null) return <span className="text-text-faint">–</span>;
  const percent = rate === 1 ? '100' : (Math.floor(rate * 1_000) / 10).toFixed(1);
  return <span className={cn(rate < 0.5 && 'font-medium text-danger-fg')}>{percent} %</span>;
}
