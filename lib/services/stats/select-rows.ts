import type { Piece } from '@/lib/domain/statistics/pieces';
import type { StatsGrouping } from '@/lib/domain/statistics/question';
import type { StatsSelection } from '@/lib/repositories/statistics/stats-repository';

/** A group in its place; the label of what has none of its own is null. */
export interface RankedGroup {
  id: string;
  label: string | null;
}

export interface AskedRows {
  groupBy: StatsGrouping;
  pieces: readonly Piece[];
  scheduleIds: readonly string[] | undefined;
  /** The agent's uuid; null: there is none of that key. */
  agentRef: string | null | undefined;
  workspaceId: string;
}

/** The fewest rows that know the answer: the workspace's own, an agent's own, or those of schedules. */
export function rankedRows({
  agentRef,
  groupBy,
  pieces,
  scheduleIds,
  workspaceId,
}: AskedRows): StatsSelection {
  const agentRefs = agentRef ? [agentRef] : undefined;
  if (scheduleIds !== undefined || groupBy === 'schedule') {
    return { agentRefs, pieces, scope: 'schedule', subjectIds: scheduleIds };
  }
  if (groupBy === 'agent' || agentRefs !== undefined)
    return { pieces, scope: 'agent', subjectIds: agentRefs };
  return { pieces, scope: 'workspace', subjectIds: [workspaceId] };
}

/** The rows of some groups of them. */
export function measuredRows(asked: AskedRows, groupIds: readonly string[]): StatsSelection {
  const rows = rankedRows(asked);
  if (asked.groupBy === 'schedule' || rows.scope === 'agent') return { ...rows, subjectIds: groupIds };
  return { ...rows, agentRefs: groupIds };
}
