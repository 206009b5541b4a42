import { decideFires } from '@/lib/domain/engine/fire-decision';
import type { ServiceContext } from '../context';
import { notFound } from '../errors';
import { read } from '../unit-of-work';
import { recurrenceOf } from './recurrence-of';

export interface ResumptionEffect {
  /** Fire times of the pause up to now; null: this runtime can't compute them. */
  missed: number | null;
  /** How many of them would run at once with `catchUp`, by the misfire policy. */
  caughtUp: number;
  /** Next fire time, ISO, when it fires again from now on; null: never. */
  nextFireAt: string | null;
}

/**
 * What resuming a paused schedule would do, for the question before it.
 *
 * @throws ServiceError `not_found`
 */
export function foreseeResumption(context: ServiceContext, id: string): Promise<ResumptionEffect> {
  return read(context, async ({ cursors, schedules }) => {
    const schedule = await schedules.find(id);
    const cursor = schedule && (await cursors.findSilence(id));
    if (!cursor) throw notFound('schedule');
    const nowMs = Math.floor(await cursors.nowMs());
    const rule = recurrenceOf(schedule);
    if (!rule) return { caughtUp: 0, missed: null, nextFireAt: null };
    const next = rule.next(nowMs);
    const nextFireAt = next === null ? null : new Date(next).toISOString();
    if (cursor.silentFrom === null) return { caughtUp: 0, missed: 0, nextFireAt };
    // As the resumption itself begins: what an edit in mid-pause has settled is not caught up.
    const fromMs = Math.max(cursor.silentFrom, cursor.lastFireAt ?? cursor.silentFrom);
    const first = rule.next(fromMs);
    const decision = first === null ? null : decideFires(first, rule, { horizonMs: 0, nowMs });
    return { caughtUp: decision?.fires.length ?? 0, missed: rule.count(fromMs, nowMs), nextFireAt };
  });
}
