import type { z } from 'zod';
import { STATS_LIMITS, type statsQuerySchema } from '@/lib/contracts/stats';
import { DAY_MS, type Span } from '@/lib/domain/statistics/grain';
import { bucketsIn, isBeyondFiveMinutes, toldSpan } from '@/lib/domain/statistics/question';
import { invalid } from '../errors';

export type ParsedStatsQuery = z.output<typeof statsQuerySchema>;

/** All schedules are put in order by the rows of each of them: ten thousand a day. A week, and a moment for the clocks. */
const RANKED_LIMIT_MS = 7 * DAY_MS + 5 * 60_000;

/** @throws ServiceError `invalid` that names the parameter and what to do */
export function checkSpan(query: ParsedStatsQuery, span: Span, nowMs: number): void {
  if (span.fromMs >= span.toMs) {
    throw invalid([{ path: query.from === undefined ? 'to' : 'from', message: 'From must be before to' }]);
  }
  if (span.toMs - span.fromMs > STATS_LIMITS.days * DAY_MS) {
    throw invalid([{ path: 'from', message: `From must be within ${STATS_LIMITS.days} days of to` }]);
  }
  if (query.bucket === '5m' && isBeyondFiveMinutes(span, nowMs)) {
    const message = 'By 5 minutes statistics go back 7 days; ask for bucket=1h, or from a later time';
    throw invalid([{ path: 'bucket', message }]);
  }
  if (query.groupBy === 'schedule' && !query.scheduleId && span.toMs - span.fromMs > RANKED_LIMIT_MS) {
    const message =
      'Of all schedules at most 7 days are compared; name some by scheduleId, or ask for a shorter time';
    throw invalid([{ path: 'from', message }]);
  }
  checkPoints(query, bucketsIn(toldSpan(span, nowMs), query.bucket));
}

function checkPoints(query: ParsedStatsQuery, buckets: number): void {
  const groups = groupsOf(query);
  const points = buckets * groups;
  if (query.bucket === 'none' || points <= STATS_LIMITS.points) return;
  const of = groups > 1 ? ` for each of ${groups} groups` : '';
  const fewer = groups > 1 && query.groupBy !== 'outcome' ? ', a smaller limit' : '';
  const message = `${buckets} buckets${of} are more than the ${STATS_LIMITS.points} that an answer has; ask for a wider bucket${fewer} or a shorter time`;
  throw invalid([{ path: 'bucket', message }]);
}

function groupsOf({ groupBy, limit, scheduleId }: ParsedStatsQuery): number {
  if (groupBy === 'none') return 1;
  if (groupBy === 'outcome') return 3;
  return groupBy === 'schedule' ? Math.min(limit, scheduleId?.length ?? limit) : limit;
}
