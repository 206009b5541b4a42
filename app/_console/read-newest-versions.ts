import { VERSIONS_SHOWN, type VersionPage } from '@/components/schedules/versions/version-queries';
import type { VersionDiff } from '@/lib/contracts/schedule-version';
import { diffVersions } from '@/lib/services/schedules/versions/diff';
import { listVersions } from '@/lib/services/schedules/versions/list';
import { consoleContext } from './console-context';

export interface NewestVersions {
  page: VersionPage;
  /** What the newest one changed; null: it is the first. */
  diff: VersionDiff | null;
}

/** @throws ServiceError `not_found` */
export async function readNewestVersions(scheduleId: string): Promise<NewestVersions> {
  const context = consoleContext();
  const page = await listVersions(context, scheduleId, { limit: VERSIONS_SHOWN });
  const newest = page.data[0]?.version ?? 1;
  return { diff: newest > 1 ? await diffVersions(context, scheduleId, String(newest)) : null, page };
}
