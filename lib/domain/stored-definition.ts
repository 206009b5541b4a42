import type { ScheduleDefinition } from './schedule-definition';

/** Fields that versions written before them lack, and what held then. */
const DEFAULTS = { onWorkerLoss: 'retry', pausedUntil: null, priority: 0 } as const;

/** A definition as it was stored, with what its time didn't know. */
export const completeDefinition = (stored: Partial<ScheduleDefinition>): ScheduleDefinition =>
  ({ ...DEFAULTS, ...stored }) as ScheduleDefinition;
