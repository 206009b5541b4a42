import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleOff,
  CirclePause,
  CircleStop,
  CircleX,
  ClockAlert,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  RotateCw,
  SkipForward,
} from 'lucide-react';
import { cn } from './class-names';
import { type Tone, toneBox, toneText } from './tone';

const STATUSES = {
  absent: { tone: 'neutral', icon: CircleDashed, word: 'Not configured' },
  aborted: { tone: 'neutral', icon: Ban, word: 'Cancelled' },
  alive: { tone: 'success', icon: CircleCheck, word: 'Alive' },
  cancelled: { tone: 'neutral', icon: Ban, word: 'Cancelled' },
  clockOff: { tone: 'warning', icon: ClockAlert, word: 'Clock off' },
  dead: { tone: 'danger', icon: CircleOff, word: 'Dead' },
  failed: { tone: 'danger', icon: CircleX, word: 'Failed' },
  failing: { tone: 'danger', icon: CircleX, word: 'Failing' },
  healthy: { tone: 'success', icon: CircleCheck, word: 'Healthy' },
  never: { tone: 'neutral', icon: CircleDashed, word: 'Not run yet' },
  paused: { tone: 'neutral', icon: CirclePause, word: 'Paused' },
  pending: { tone: 'neutral', icon: CircleDashed, word: 'Pending' },
  retrying: { tone: 'warning', icon: RotateCw, word: 'Retrying' },
  running: { tone: 'info', icon: LoaderCircle, word: 'Running' },
  silent: { tone: 'warning', icon: CircleAlert, word: 'Silent' },
  skipped: { tone: 'neutral', icon: SkipForward, word: 'Skipped' },
  stopped: { tone: 'neutral', icon: CircleStop, word: 'Stopped' },
  succeeded: { tone: 'success', icon: CircleCheck, word: 'Succeeded' },
  unknown: { tone: 'warning', icon: CircleDashed, word: 'Lost' },
  unreachable: { tone: 'danger', icon: CircleOff, word: 'No answer' },
  waiting: { tone: 'waiting', icon: Hourglass, word: 'Waiting' },
} satisfies Record<string, { tone: Tone; icon: LucideIcon; word: string }>;

export type StatusName = keyof typeof STATUSES;

export const statusTone = (status: StatusName): Tone => STATUSES[status].tone;
export const statusWord = (status: StatusName): string => STATUSES[status].word;

/** The icon alone, its word for screen readers: only where the word stands beside it anyway. */
export function StatusIcon({ status, className }: { status: StatusName; className?: string }) {
  const { tone, icon: Icon, word } = STATUSES[status];
  return (
    <span className={cn('inline-flex', toneText[tone], className)} title={word}>
      <Icon className={cn('size-3.5', status === 'running' && 'animate-spin')} aria-hidden />
      <span className="sr-only">{word}</span>
    </span>
  );
}

/** Icon and word: plain in tables, a chip beside a title. */
export function Status({ status, chip, word }: { status: StatusName; chip?: boolean; word?: string }) {
  const entry = STATUSES[status];
  const Icon = entry.icon;
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1.5 align-middle font-medium whitespace-nowrap',
        toneText[entry.tone],
        chip && ['h-5 gap-[5px] rounded-chip border pr-[7px] pl-[5px] text-12', toneBox[entry.tone]],
      )}
    >
      <Icon
        className={cn(chip ? 'size-3' : 'size-3.5', status === 'running' && 'animate-spin')}
        aria-hidden
      />
      {word ?? entry.word}
    </span>
  );
}
