import type { SchedulePatch, ScheduleSettings } from '@/lib/contracts/schedule';
import { mergePause, pauseAt } from '@/lib/domain/pause';
import { type ScheduleRecord, toDefinition } from '@/lib/repositories/schedule-columns';
import type { ServiceContext } from '../context';
import { defaultRetryPolicy } from './default-retry-policy';
import { mergePatch } from './merge-patch';

/** A schedule's settings as they hold at that moment: a pause whose end has come is over. */
export function currentSettings(record: ScheduleRecord, nowMs: number): ScheduleSettings {
  const { agentRef, ...stored } = toDefinition(record);
  return { ...stored, ...pauseAt(stored, nowMs) };
}

/** What a patch makes of them. What comes out is not checked here. */
export const patchedSettings = (
  context: ServiceContext,
  record: ScheduleRecord,
  patch: SchedulePatch,
  nowMs: number,
): ScheduleSettings => ({
  ...mergePatch(currentSettings(record, nowMs), patch, defaultRetryPolicy(context)),
  ...mergePause(toDefinition(record), patch, nowMs),
});
