import type { VersionPage } from '@/components/schedules/versions/version-queries';
import type { ScheduleVersion, VersionDiff } from '@/lib/contracts/schedule-version';
import { diffVersions } from '@/lib/services/schedules/versions/diff';
import { getVersion } from '@/lib/services/schedules/versions/get';
import { listVersions } from '@/lib/services/schedules/versions/list';
import { consoleContext } from './console-context';
import { one } from './search-params';

interface VersionPair {
  page: VersionPage;
  chosen: ScheduleVersion;
  /** Of `chosen` to another; null: it is the first, and none was named. */
  diff: VersionDiff | null;
}

/**
 * What the page of versions shows: the list, one version, and what differs from another, by default from the one before.
 *
 * @param query `v`: the version, else the newest; `against`: the other one
 * @throws ServiceError `not_found`
 */
export async function readVersionPair(
  scheduleId: string,
  query: Readonly<Record<string, string | string[] | undefined>>,
): Promise<VersionPair> {
  const context = consoleContext();
  const page = await listVersions(context, scheduleId);
  const wanted = one(query.v) ?? String(page.data[0]!.version);
  const chosen = await getVersion(context, scheduleId, wanted);
  const against = numberIn(one(query.against)) ?? chosen.version - 1;
  const isThere = against >= 1 && against <= page.data[0]!.version && against !== chosen.version;
  return {
    chosen,
    diff: isThere ? await diffVersions(context, scheduleId, wanted, { against }) : null,
    page,
  };
}

const numberIn = (text: string | undefined) =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
