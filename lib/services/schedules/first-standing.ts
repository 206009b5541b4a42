import type { ScheduleSettings } from '@/lib/contracts/schedule';
import type { SkipRange } from '@/lib/domain/engine/ports';
import { decideSilence, silenceOf } from '@/lib/domain/engine/silence';
import { FIRES, mergePause, type Pause } from '@/lib/domain/pause';
import { checkPauseEnd } from './check-pause-end';
import { nextFireAfter } from './next-fire-after';
import { recurrenceOf } from './recurrence-of';

/** How a new schedule begins. Times are epoch ms. */
export interface FirstStanding {
  pause: Pause;
  nextFireAt: number | null;
  silentFrom: number | null;
  /** What a pause with an end keeps from running. */
  skip: SkipRange | null;
}

const NEVER_FIRED = { lastFireAt: null, nextFireAt: null, silentFrom: null };

/** @throws ServiceError `invalid` when it is to fire and never will, or its pause ends in the past */
export function firstStanding(settings: ScheduleSettings, id: string, nowMs: number): FirstStanding {
  checkPauseEnd(settings.pausedUntil, nowMs, 'pausedUntil');
  const pause = mergePause(FIRES, settings, nowMs);
  const after = silenceOf(pause, { lastFireAt: null, nowMs });
  const nextAfter = (afterMs: number) => nextFireAfter({ ...settings, id }, afterMs);
  if (!after) return { nextFireAt: nextAfter(nowMs), pause, silentFrom: null, skip: null };
  const rule = recurrenceOf({ ...settings, id });
  const { firesAfterMs, silentFrom, skips } = decideSilence({
    after,
    before: null,
    cursor: NEVER_FIRED,
    isSameRule: true,
    newRule: rule,
    nowMs,
    oldRule: rule,
  });
  const nextFireAt = firesAfterMs === null ? null : nextAfter(firesAfterMs);
  return { nextFireAt, pause, silentFrom, skip: skips[0]?.range ?? null };
}
