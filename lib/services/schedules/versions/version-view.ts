import type { ScheduleVersion } from '@/lib/contracts/schedule-version';
import { changesOf } from '@/lib/domain/definition-changes';
import type { ScheduleVersionRecord } from '@/lib/repositories/schedule-version-repository';
import { toShownDefinition } from '../schedule-view';

/** A version as everyone may see it. @param before null: it is the first */
export function toScheduleVersion(
  { changedAt, changedBy, definition, version }: ScheduleVersionRecord,
  before: ScheduleVersionRecord | null,
): ScheduleVersion {
  const fields = before ? differences(before, { definition }).map(({ path }) => path.split('.')[0]!) : [];
  return {
    version,
    changedAt: changedAt.toISOString(),
    changedBy,
    changedFields: [...new Set(fields)],
    definition: toShownDefinition(definition),
  };
}

type WithDefinition = Pick<ScheduleVersionRecord, 'definition'>;

/** What differs between two versions, secrets masked, though compared by their values. */
export function differences(from: WithDefinition, to: WithDefinition) {
  const { agentRef: _, ...before } = from.definition;
  const { agentRef: __, ...after } = to.definition;
  return changesOf(before, after);
}
