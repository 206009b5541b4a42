import type { AttemptRecord, Cursor, OwnedExecution, SkipRange } from '@/lib/domain/engine/ports';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';

export interface CursorRow extends Omit<Cursor, 'nextFireAt' | 'dueAt'> {
  nextFireAt: number | null;
  dueAt: number | null;
  silentFrom: number | null;
}

export interface LiveRow extends Omit<OwnedExecution, 'attempt'> {
  status: 'pending' | 'retrying' | 'running';
  attempts: number;
  priority: number;
  blocked: boolean;
  workerId: string | null;
  cancelRequestedAt: number | null;
  abortRequested: boolean;
  startedAt: number | null;
}

export interface FinishedRow extends Omit<LiveRow, 'status'> {
  status: 'cancelled' | 'failed' | 'succeeded';
  errorClass: string | null;
  attemptStatus: string | null;
}

export interface AttemptRow {
  executionId: string;
  n: number;
  status: AttemptRecord['status'];
}

export interface WorkerRow {
  id: string;
  state: 'alive' | 'dead' | 'stopped';
  beat: number;
  seenAt: number;
}

export interface SkipRow extends SkipRange {
  scheduleId: string;
  version: number;
}

/** The tables that the engine's port speaks of, in memory. */
export class MemoryDatabase {
  readonly attempts: AttemptRow[] = [];
  readonly cursors = new Map<string, CursorRow>();
  readonly definitions = new Map<string, ScheduleDefinition>();
  /** When schedules were deleted. */
  readonly deleted = new Map<string, number>();
  readonly finished = new Map<string, FinishedRow>();
  readonly live = new Map<string, LiveRow>();
  /** Schedules whose cursor is locked by a transaction of somebody else. */
  readonly locked = new Set<string>();
  readonly skips: SkipRow[] = [];
  readonly workers = new Map<string, WorkerRow>();

  /** @param now the database's clock, epoch ms */
  constructor(readonly now: () => number) {}
}

export const versionKey = (scheduleId: string, version: number) => `${scheduleId}/${version}`;
