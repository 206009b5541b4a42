import { type Execution, listExecutions } from '@/clients/typescript/scheduler-api';
import type { Page } from '@/lib/contracts/page';
import { parsePosition } from '@/lib/domain/change-position';
import { isTerminal } from '@/lib/domain/execution';
import type { Session } from '../../session';
import { allPages } from '../pages';

const MOST_LISTED = 1_000;
/** The list goes by when an execution was due: one may have been under way, or retried, for so long. */
const UNDER_WAY_MS = 3_600_000;
/** Between the end of a call and when that is committed, and between the clocks of a worker and the database. */
const LEEWAY_MS = 15_000;

export interface MissedExecutions {
  /** The earliest due first; one that had been seen may be among them. */
  executions: Execution[];
  /** There are earlier ones. */
  isCut: boolean;
}

/**
 * Executions that are under way or have ended since an event; null when it can't be told when that was.
 *
 * @throws CliError
 */
export async function missedExecutions(
  { service }: Session,
  lastEventId: string,
  scheduleId: string | undefined,
): Promise<MissedExecutions | null> {
  const position = parsePosition(lastEventId);
  if (!position) return null;
  const from = new Date(position.atMs - UNDER_WAY_MS).toISOString();
  const { data, nextCursor }: Page<Execution> = await allPages({ limit: String(MOST_LISTED) }, (query) =>
    service.ask((by) => listExecutions({ ...query, $from: from, scheduleId }, by)),
  );
  const sinceMs = position.atMs - LEEWAY_MS;
  const isNew = ({ completedAt, status }: Execution) =>
    !isTerminal(status) || (completedAt !== null && Date.parse(completedAt) >= sinceMs);
  return { executions: data.filter(isNew).reverse(), isCut: nextCursor !== null };
}
