import {
  type DiffVersionsQuery,
  diffVersionsQuerySchema,
  type VersionDiff,
} from '@/lib/contracts/schedule-version';
import type { DefinitionChange } from '@/lib/domain/definition-changes';
import type { ServiceContext } from '../../context';
import { invalid } from '../../errors';
import { parseInput } from '../../parse-input';
import { read } from '../../unit-of-work';
import { findVersion } from './find-version';
import { differences } from './version-view';

/**
 * What changed from one version to another, by default from the one before. A secret that changed is there, masked.
 *
 * @throws ServiceError `invalid`, `not_found`
 */
export async function diffVersions(
  context: ServiceContext,
  scheduleId: string,
  version: string,
  query: DiffVersionsQuery = {},
): Promise<VersionDiff> {
  const { against } = parseInput(diffVersionsQuerySchema, query);
  return read(context, async (repositories) => {
    const to = await findVersion(repositories, scheduleId, version);
    const from = await repositories.versions.find(scheduleId, against ?? to.version - 1);
    if (!from) throw invalid([{ path: 'against', message: nothingToCompare(against) }]);
    return { from: from.version, to: to.version, changes: differences(from, to).map(toChange) };
  });
}

const nothingToCompare = (against: number | undefined) =>
  against === undefined
    ? 'The first version has none before it: say which to compare with'
    : `There is no version ${against}`;

export const toChange = ({ path, ...sides }: DefinitionChange): VersionDiff['changes'][number] => ({
  path,
  kind: !('from' in sides) ? 'added' : 'to' in sides ? 'changed' : 'removed',
  ...sides,
});
