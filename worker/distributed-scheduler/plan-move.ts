import { decideFires, FENCE_HORIZON_MS } from '@/lib/domain/engine/fire-decision';
import type { Cursor, CursorMove, FencedExecution, OwnedExecution } from '@/lib/domain/engine/ports';
import { executionId, SCHEDULE_RUN_KEY } from '@/lib/domain/ids';
import type { Recurrence } from '@/lib/domain/recurrence/recurrence';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';

/** The move of one cursor at this moment, or null when its fire time is not within the horizon. */
export function planMove(
  cursor: Cursor,
  definition: ScheduleDefinition,
  recurrence: Recurrence,
  nowMs: number,
): CursorMove | null {
  const decision = decideFires(cursor.nextFireAt, recurrence, { horizonMs: FENCE_HORIZON_MS, nowMs });
  if (!decision) return null;
  return {
    executions: decision.fires.map((fireAt) => ({
      agentRef: definition.agentRef,
      dueAt: fireAt,
      fireAt,
      id: executionId(cursor.scheduleId, fireAt, SCHEDULE_RUN_KEY),
      owned: true,
      priority: definition.priority,
    })),
    firstFireAt: decision.firstFireAt,
    lastFireAt: decision.lastFireAt,
    nextDueAt: decision.nextFireAt,
    nextFireAt: decision.nextFireAt,
    rev: cursor.rev,
    runsLeft: cursor.runsLeft,
    scheduleId: cursor.scheduleId,
    skip: decision.skip,
  };
}

/** An execution of a move that landed, as its owner holds it. */
export function ownedBy(execution: FencedExecution, cursor: Cursor): OwnedExecution {
  return {
    agentRef: execution.agentRef,
    attempt: 1,
    claim: 1,
    dueAt: execution.dueAt,
    fireAt: execution.fireAt,
    firstStartedAt: null,
    id: execution.id,
    losses: 0,
    overrides: null,
    scheduledAt: execution.dueAt,
    scheduleId: cursor.scheduleId,
    trigger: 'schedule',
    version: cursor.version,
    workspaceId: cursor.workspaceId,
  };
}

/** The cursor as it stands after its move, or null when it doesn't fire again. */
export function movedCursor(move: CursorMove, cursor: Cursor): Cursor | null {
  if (move.nextFireAt === null || move.nextDueAt === null) return null;
  return {
    ...cursor,
    dueAt: move.nextDueAt,
    lastFireAt: move.lastFireAt,
    nextFireAt: move.nextFireAt,
    rev: cursor.rev + 1,
    runsLeft: move.runsLeft,
  };
}
