import { type Stats, type StatsQuery, statsQuerySchema } from '@/lib/contracts/stats';
import { DAY_MS, type Span } from '@/lib/domain/statistics/grain';
import { piecesFor, toldSpan } from '@/lib/domain/statistics/question';
import type { Repositories } from '@/lib/repositories/repositories';
import type { StatsMeasureRow, StatsProgress } from '@/lib/repositories/statistics/stats-repository';
import type { ServiceContext } from '../context';
import { parseInput } from '../parse-input';
import { read } from '../unit-of-work';
import { checkSpan, type ParsedStatsQuery } from './check-span';
import { toGroup } from './group-view';
import { refuseUnknownZone } from './refuse-unknown-zone';
import { measuredRows, type RankedGroup, rankedRows } from './select-rows';

/**
 * What has ended in a span of time: counts, rates and percentiles, by group and by bucket.
 *
 * @throws ServiceError `invalid`
 */
export function getStats(context: ServiceContext, query: StatsQuery = {}): Promise<Stats> {
  const parsed = parseInput(statsQuerySchema, query);
  return read(context, async (repositories) => {
    const progress = await repositories.stats.progress();
    const asked = askedSpan(parsed, progress);
    checkSpan(parsed, asked, progress.nowMs);
    const span = toldSpan(asked, progress.nowMs);
    const { groups, more, rows } = await refuseUnknownZone(() =>
      readGroups(repositories, context.workspaceId, { parsed, progress, span }),
    );
    const rowsOf = byGroup(rows);
    return {
      from: toText(span.fromMs),
      to: toText(span.toMs),
      countedTo: progress.countedToMs === null ? null : toText(progress.countedToMs),
      data: groups.map((group) => toGroup(group, rowsOf.get(group.id) ?? [], parsed)),
      more,
    };
  });
}

function byGroup(rows: readonly StatsMeasureRow[]): Map<string, StatsMeasureRow[]> {
  const groups = new Map<string, StatsMeasureRow[]>();
  for (const row of rows) {
    const rowsOfGroup = groups.get(row.group);
    if (rowsOfGroup) rowsOfGroup.push(row);
    else groups.set(row.group, [row]);
  }
  return groups;
}

const toText = (atMs: number): string => new Date(atMs).toISOString();

function askedSpan({ from, to }: ParsedStatsQuery, { nowMs }: StatsProgress): Span {
  const toMs = to === undefined ? nowMs : Date.parse(to);
  return { fromMs: from === undefined ? toMs - DAY_MS : Date.parse(from), toMs };
}

interface Reading {
  parsed: ParsedStatsQuery;
  progress: StatsProgress;
  span: Span;
}

async function readGroups(
  { agents, stats }: Repositories,
  workspaceId: string,
  { parsed, progress, span }: Reading,
): Promise<{ groups: readonly RankedGroup[]; more: boolean; rows: StatsMeasureRow[] }> {
  const { agentId, bucket, groupBy, limit, sort, timezone } = parsed;
  const agentRef = agentId === undefined ? undefined : ((await agents.find(agentId))?.id ?? null);
  const isUtc = timezone.toUpperCase() === 'UTC';
  const pieces = piecesFor(span, { bucket, isUtc }, progress.countedToMs ?? 0);
  const asked = { agentRef, groupBy, pieces, scheduleIds: parsed.scheduleId, workspaceId };
  const nothing = agentRef === null;
  const cut = { bucket, grouping: groupBy, timezone };
  if (groupBy === 'agent' || groupBy === 'schedule') {
    const ranked = nothing ? [] : await stats.rank(groupBy, rankedRows(asked), { limit: limit + 1, sort });
    const groups = ranked.slice(0, limit);
    const ids = groups.map(({ id }) => id);
    const rows = ids.length === 0 ? [] : await stats.measure(measuredRows(asked, ids), cut);
    return { groups, more: ranked.length > limit, rows };
  }
  const rows = nothing ? [] : await stats.measure(rankedRows(asked), cut);
  const ids = groupBy === 'none' ? [''] : [...new Set(rows.map(({ group }) => group))];
  return { groups: ids.map((id) => ({ id, label: null })), more: false, rows };
}
