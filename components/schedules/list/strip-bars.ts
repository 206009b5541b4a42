import type { StatusName } from '@/components/ui/status';
import { statusTone, statusWord } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone';
import type { RecentOutcome } from '@/lib/services/schedules/read-activity';

const LOWEST_PX = 4;
const HIGHEST_PX = 14;

export interface StripBar {
  id: string;
  heightPx: number;
  /** Told by a foot too, since colour is never alone. */
  isFailed: boolean;
  tone: Tone;
}

/** Heights are durations, the longest of the strip being the highest bar. */
export function stripBars(outcomes: readonly RecentOutcome[]): StripBar[] {
  const longestMs = Math.max(1, ...outcomes.map(({ durationMs }) => durationMs ?? 0));
  return outcomes.map(({ durationMs, id, status }) => ({
    id,
    heightPx: Math.round(LOWEST_PX + ((durationMs ?? 0) / longestMs) * (HIGHEST_PX - LOWEST_PX)),
    isFailed: status === 'failed',
    tone: statusTone(status),
  }));
}

/** "Last 3 outcomes: 1 failed, 2 succeeded", beginning with that of the newest. */
export function stripWords(outcomes: readonly RecentOutcome[]): string {
  if (outcomes.length === 0) return 'No outcomes yet';
  const counts = new Map<StatusName, number>();
  for (const { status } of outcomes.toReversed()) counts.set(status, (counts.get(status) ?? 0) + 1);
  const parts = [...counts].map(([status, count]) => `${count} ${statusWord(status).toLowerCase()}`);
  return `Last ${outcomes.length === 1 ? 'outcome' : `${outcomes.length} outcomes`}: ${parts.join(', ')}`;
}
