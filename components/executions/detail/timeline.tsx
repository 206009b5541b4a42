'use client';

import { formatDuration, formatSpan } from '@/components/time/format-duration';
import { useNow } from '@/components/time/now';
import { cn } from '@/components/ui/class-names';
import type { ExecutionDetail } from '@/lib/contracts/execution';
import { FenceMark } from './fence-mark';
import { TimelineBlock } from './timeline-block';
import { type Timeline as Layout, layOutTimeline } from './timeline-layout';
import { TimelineWait } from './timeline-wait';
import { waitMeaning } from './wait-meaning';

interface TimelineProps {
  execution: ExecutionDetail;
  selected: number;
  onSelect: (attempt: number) => void;
}

/** fenced → due → attempt 1 → wait → attempt 2 …, to scale; each part says what it is when it is pointed at or has the focus. */
export function Timeline({ execution, selected, onSelect }: TimelineProps) {
  const nowMs = useNow();
  const layout = layOutTimeline(execution, nowMs);
  if (!layout) return null;
  const place = (ms: number) => ((ms - layout.fromMs) / (layout.toMs - layout.fromMs)) * 100;
  return (
    <section aria-labelledby="timeline" className="border-t px-6 pt-3.5 pb-4 max-md:px-4">
      <div className="mb-2 flex min-h-6 items-center gap-2">
        <h2 id="timeline" className="font-semibold">
          Timeline
        </h2>
        <span className="text-12 text-text-faint">to scale</span>
        <Legend fenced={layout.fencedMs !== null} />
      </div>
      <div className="relative mx-6 h-[92px] max-md:mx-3">
        <Ticks layout={layout} place={place} />
        {layout.fencedMs === null ? null : <FenceMark at={place(layout.fencedMs)} ms={layout.fencedMs} />}
        {layout.segments.map((segment) =>
          segment.kind === 'wait' ? (
            <TimelineWait
              key={`wait ${segment.after}`}
              left={place(segment.fromMs)}
              width={place(segment.toMs) - place(segment.fromMs)}
              ms={segment.toMs - segment.fromMs}
              queued={segment.after === 0}
              meaning={waitMeaning(execution.attemptDetails, segment.after)}
              onSelect={() => onSelect(Math.max(1, segment.after))}
            />
          ) : (
            <TimelineBlock
              key={segment.number}
              attempt={segment.attempt}
              left={place(segment.fromMs)}
              width={place(segment.toMs) - place(segment.fromMs)}
              ms={segment.toMs - segment.fromMs}
              selected={segment.number === selected}
              endLabel={segment.toMs === layout.endedMs ? endLabel(execution, segment.toMs) : null}
              onSelect={() => onSelect(segment.number)}
            />
          ),
        )}
      </div>
    </section>
  );
}

function Legend({ fenced }: { fenced: boolean }) {
  return (
    <span className="ml-auto flex gap-3.5 text-12 text-text-muted max-md:hidden" aria-hidden>
      {fenced ? (
        <span className="flex items-center gap-1.5">
          <span className="h-3 w-[1.5px] bg-text-muted" />
          fenced
        </span>
      ) : null}
      <span className="flex items-center gap-1.5">
        <span className="size-2 rounded-[2px] ring-1 ring-neutral-solid ring-inset" />
        attempt
      </span>
      <span className="flex items-center gap-1.5">
        <span className="h-0.5 w-3 bg-warning-solid" />
        wait
      </span>
    </span>
  );
}

interface TicksProps {
  layout: Layout;
  place: (ms: number) => number;
}

function Ticks({ layout, place }: TicksProps) {
  return (
    <div aria-hidden className="absolute inset-x-0 top-0 bottom-0 text-11 text-text-faint tabular-nums">
      <div className="absolute inset-x-[-12px] bottom-6 h-px bg-border-strong opacity-60" />
      {layout.ticks.map((ms) => (
        <div key={ms} className="absolute top-5 bottom-0 w-px" style={{ left: `${place(ms)}%` }}>
          <div className={cn('h-[calc(100%-24px)] w-px', ms === 0 ? 'w-[1.5px] bg-accent' : 'bg-grid')} />
          <span
            className={cn(
              'absolute bottom-0.5 -translate-x-1/2 whitespace-nowrap',
              ms === 0 && 'font-[550] text-text',
            )}
          >
            {ms === 0 ? 'due' : `${ms < 0 ? '−' : '+'}${formatSpan(Math.abs(ms))}`}
          </span>
        </div>
      ))}
      {layout.dueIsOutside ? (
        <span className="absolute top-0 left-[-12px]">due {formatDuration(layout.fromMs)} before</span>
      ) : null}
    </div>
  );
}

/** `failed +6.0 s` */
const endLabel = ({ status }: ExecutionDetail, ms: number): string => `${status} +${formatDuration(ms)}`;
