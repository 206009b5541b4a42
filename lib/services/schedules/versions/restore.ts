import { isDeepStrictEqual } from 'node:util';
import type { ScheduleSettings } from '@/lib/contracts/schedule';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { ServiceContext } from '../../context';
import { editSchedule } from '../edit';
import type { ExpectedVersions } from '../lock-schedule';
import { findVersion } from './find-version';

/**
 * Makes a schedule what it was, secrets included, as a new version. Whether it is paused stays as it is: bringing back what is called
 * must neither start nor stop it. What comes back is checked as an edit is.
 *
 * @throws ServiceError `invalid`, `not_found`, `precondition_failed`
 */
export const restoreVersion = (
  context: ServiceContext,
  scheduleId: string,
  version: string,
  options: { expected?: ExpectedVersions } = {},
): Promise<Schedule> =>
  editSchedule(
    context,
    scheduleId,
    async ({ current, repositories }) => {
      const { definition } = await findVersion(repositories, scheduleId, version);
      const { agentRef, enabled, pausedUntil, ...settings } = definition;
      const keys = Object.keys(settings) as (keyof typeof settings)[];
      return {
        settings: { ...current, ...settings } satisfies ScheduleSettings,
        touched: keys.filter((key) => !isDeepStrictEqual(settings[key], current[key])),
      };
    },
    options,
  );
