import type { StatsBucketView, StatsGroupView } from '@/lib/contracts/stats';
import { mergeHistograms, percentilesOf } from '@/lib/domain/statistics/histogram';
import type { StatsBucket, StatsGrouping } from '@/lib/domain/statistics/question';
import type { StatsMeasure, StatsMeasureRow } from '@/lib/repositories/statistics/stats-repository';
import type { RankedGroup } from './select-rows';

/** A group with its buckets, first to last, and what they are together. */
export function toGroup(
  { id, label }: RankedGroup,
  rows: readonly StatsMeasureRow[],
  { bucket, groupBy }: { bucket: StatsBucket; groupBy: StatsGrouping },
): StatsGroupView {
  return {
    key: groupBy === 'none' ? null : groupBy === 'agent' ? label : id,
    name: groupBy === 'schedule' ? label : null,
    ...toMeasureView(together(rows)),
    buckets: bucket === 'none' ? [] : rows.map((row) => ({ ...placeOf(row, bucket), ...toMeasureView(row) })),
  };
}

function placeOf(
  row: StatsMeasureRow,
  bucket: StatsBucket,
): Pick<StatsBucketView, 'hour' | 'start' | 'weekday'> {
  if (bucket !== 'weekhour') return { start: new Date(row.bucket).toISOString() };
  return { hour: row.bucket % 24, weekday: Math.floor(row.bucket / 24) + 1 };
}

function together(rows: readonly StatsMeasureRow[]): StatsMeasure {
  const sum = (pick: (row: StatsMeasureRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  return {
    attempts: sum((row) => row.attempts),
    cancelled: sum((row) => row.cancelled),
    duration: mergeHistograms(rows.map((row) => row.duration)),
    failed: sum((row) => row.failed),
    lateness: mergeHistograms(rows.map((row) => row.lateness)),
    retried: sum((row) => row.retried),
    succeeded: sum((row) => row.succeeded),
  };
}

function toMeasureView({
  attempts,
  cancelled,
  duration,
  failed,
  lateness,
  retried,
  succeeded,
}: StatsMeasure) {
  const decided = succeeded + failed;
  return {
    count: decided + cancelled,
    succeeded,
    failed,
    cancelled,
    successRate: decided === 0 ? null : succeeded / decided,
    attempts,
    retried,
    durationMs: percentilesOf(duration),
    latenessMs: percentilesOf(lateness),
  };
}
