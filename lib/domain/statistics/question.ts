import { ceilTo, DAY_MS, FIVE_MINUTES_MS, floorTo, QUARTER_MS, type Span } from './grain';
import { type Piece, piecesOf } from './pieces';
import { finalUntil } from './roll-up-plan';

/** What statistics are told apart by. */
export const STATS_GROUPINGS = ['none', 'schedule', 'agent', 'outcome'] as const;
export type StatsGrouping = (typeof STATS_GROUPINGS)[number];

/** What a group is cut into; `weekhour`: the 168 hours of a week, all weeks of the span together. */
export const STATS_BUCKETS = ['none', '5m', '1h', '1d', 'weekhour'] as const;
export type StatsBucket = (typeof STATS_BUCKETS)[number];

/** Which groups come first: the most executions, the most failed ones, the lowest success rate. */
export const STATS_SORTS = ['count', 'failed', 'successRate'] as const;
export type StatsSort = (typeof STATS_SORTS)[number];

/** How far back statistics are told by 5 minutes: the week that is asked for, and a margin before the rows go. */
const FIVE_MINUTES_READ_MS = 7.5 * DAY_MS;

const BUCKET_MS: Readonly<Record<Exclude<StatsBucket, 'none' | 'weekhour'>, number>> = {
  '1d': DAY_MS,
  '1h': DAY_MS / 24,
  '5m': FIVE_MINUTES_MS,
};
const HOURS_OF_WEEK = 168;

/** Whether a span is too far back to be told by 5 minutes. */
export const isBeyondFiveMinutes = ({ fromMs }: Span, nowMs: number): boolean =>
  fromMs < nowMs - FIVE_MINUTES_READ_MS;

/** The span that is told: outwards to the next bounds of 5 minutes, or of quarters when it is older than the rows of 5 minutes. */
export function toldSpan(span: Span, nowMs: number): Span {
  const unitMs = isBeyondFiveMinutes(span, nowMs) ? QUARTER_MS : FIVE_MINUTES_MS;
  return { fromMs: floorTo(unitMs, span.fromMs), toMs: ceilTo(unitMs, span.toMs) };
}

/** How many buckets a span has at the most. A zone may cut a day off at both ends. */
export function bucketsIn({ fromMs, toMs }: Span, bucket: StatsBucket): number {
  if (bucket === 'none') return 1;
  if (bucket === 'weekhour') return HOURS_OF_WEEK;
  return Math.ceil((toMs - fromMs) / BUCKET_MS[bucket]) + (bucket === '1d' ? 1 : 0);
}

/** The rows that a span is read from when it is cut into such buckets. */
export function piecesFor(
  span: Span,
  { bucket, isUtc }: { bucket: StatsBucket; isUtc: boolean },
  countedToMs: number,
): Piece[] {
  const final = finalUntil(countedToMs);
  const hasWholeDays = bucket === 'none' || (bucket === '1d' && isUtc);
  return piecesOf(span, {
    daysUntilMs: hasWholeDays ? final.daysMs : null,
    quartersUntilMs: bucket === '5m' ? null : final.quartersMs,
  });
}
