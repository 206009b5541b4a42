import type { NamedSkip, Skip } from '@/lib/contracts/skip';
import type { SkipReason } from '@/lib/domain/engine/ports';
import type { SkipRecord } from '@/lib/repositories/skip-repository';

export const toSkip = (row: SkipRecord): Skip => ({
  fromFireTime: row.fromFireTime.toISOString(),
  toFireTime: row.toFireTime.toISOString(),
  count: row.count,
  reason: row.reason as SkipReason,
  version: row.version,
  decidedAt: row.decidedAt.toISOString(),
});

export const toNamedSkip = (row: SkipRecord): NamedSkip => ({
  ...toSkip(row),
  scheduleId: row.scheduleId,
  scheduleName: row.scheduleName,
});
