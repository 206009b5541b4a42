'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { pauseFor, resumeWith } from '@/app/schedules/actions';
import { expectOk } from '@/components/live/expect-ok';
import type { PauseScheduleInput, ResumeScheduleInput } from '@/lib/contracts/pause';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { SCHEDULES_KEY, scheduleKey } from './schedule-queries';

type Change = { pause: PauseScheduleInput } | { resume: ResumeScheduleInput };

/** Pauses and resumes with all that the API has; what went wrong is `error`, for the dialog that asked. */
export function usePause({ id }: Pick<Schedule, 'id'>, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: Change) =>
      expectOk('pause' in change ? await pauseFor(id, change.pause) : await resumeWith(id, change.resume)),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: SCHEDULES_KEY }),
        client.invalidateQueries({ queryKey: scheduleKey(id) }),
      ]);
      onDone();
    },
  });
}
