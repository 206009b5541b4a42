import type { ScheduleVersion } from '@/lib/contracts/schedule-version';
import type { ServiceContext } from '../../context';
import { read } from '../../unit-of-work';
import { findVersion } from './find-version';
import { toScheduleVersion } from './version-view';

/** @throws ServiceError `not_found` */
export const getVersion = (
  context: ServiceContext,
  scheduleId: string,
  version: string,
): Promise<ScheduleVersion> =>
  read(context, async (repositories) => {
    const found = await findVersion(repositories, scheduleId, version);
    return toScheduleVersion(found, await repositories.versions.find(scheduleId, found.version - 1));
  });
