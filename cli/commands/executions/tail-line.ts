import { formatDuration } from '@/components/time/format-duration';
import type { ExecutionChange } from '@/lib/contracts/event';
import { pad } from '../../output/cut';
import { printable } from '../../output/printable';
import { paintStatus } from '../../output/status';
import type { Session } from '../../session';
import type { EventListener } from './read-events';

/** Executions whose last line is remembered, since one may come again though nothing changed. */
const MOST_REMEMBERED = 10_000;
const STATUS_WIDTH = 'cancelled'.length;

/** Writes a line for each change. */
export function createTailWriter(session: Session): EventListener {
  const last = new Map<string, string>();
  return {
    changed: (execution) => {
      const { nextFireAt, ...shown } = execution;
      const state = JSON.stringify(shown);
      if (last.get(execution.id) === state) return;
      last.delete(execution.id);
      last.set(execution.id, state);
      if (last.size > MOST_REMEMBERED) last.delete(last.keys().next().value!);
      session.write(session.json ? JSON.stringify(execution) : lineOf(session, execution));
    },
    missed: (reason) => session.note(`Some changes were left out (${reason}).`),
  };
}

function lineOf({ environment, instants, paint }: Session, execution: ExecutionChange): string {
  const { agentId, attempts, completedAt, durationMs, errorClass, httpStatus, id, status } = execution;
  const at = completedAt ?? new Date(environment.nowMs()).toISOString();
  const facts = [
    attempts > 1 ? `attempt ${attempts}` : null,
    durationMs === null ? null : formatDuration(durationMs),
    httpStatus === null ? null : `HTTP ${httpStatus}`,
    errorClass,
  ];
  return [
    paint.dim(instants.exact(at)),
    paintStatus(status, paint)(pad(status, STATUS_WIDTH)),
    id,
    printable(agentId),
    ...facts.filter((fact) => fact !== null),
  ].join('  ');
}
